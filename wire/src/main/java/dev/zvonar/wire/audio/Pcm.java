package dev.zvonar.wire.audio;

/// Mono sound as 16-bit samples. The array is shared with the maker, not copied: neither may
/// change it afterwards.
public final class Pcm {
  private final int sampleRateHz;
  private final short[] samples;

  /// Wraps `samples`, taken at `sampleRateHz` (1..384,000).
  public Pcm(int sampleRateHz, short[] samples) {
    if (sampleRateHz < 1 || sampleRateHz > 384_000) {
      throw new IllegalArgumentException("sampleRateHz is not in 1..384000: " + sampleRateHz);
    }
    this.sampleRateHz = sampleRateHz;
    this.samples = samples;
  }

  /// Samples a second.
  public int sampleRateHz() {
    return sampleRateHz;
  }

  /// The samples themselves, not a copy.
  public short[] samples() {
    return samples;
  }

  /// How long the sound lasts, rounded down.
  public int durationMs() {
    return (int) (samples.length * 1000L / sampleRateHz);
  }
}
