package dev.zvonar.wire.audio;

/// How much of a WAV file is read before it is refused.
///
/// @param bytesMax length of the file
/// @param durationMsMax length of its sound
public record WavLimits(int bytesMax, int durationMsMax) {
  /// Enough for ten minutes of 48 kHz stereo: 128 MiB, 600 s.
  public static final WavLimits DEFAULT = new WavLimits(128 << 20, 600_000);

  /// Checks the ranges.
  public WavLimits {
    if (bytesMax < 1) {
      throw new IllegalArgumentException("bytesMax is not positive: " + bytesMax);
    }
    if (durationMsMax < 1) {
      throw new IllegalArgumentException("durationMsMax is not positive: " + durationMsMax);
    }
  }
}
