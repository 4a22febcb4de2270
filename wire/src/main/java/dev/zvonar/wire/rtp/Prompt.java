package dev.zvonar.wire.rtp;

import java.util.List;

/// Sound ready to be played: G.711 codes cut into frames of 20 ms, shared by any number of calls.
/// Immutable; the last frame of every part is filled up with silence.
@SuppressWarnings("DoNotCallSuggester")
public final class Prompt {
  private Prompt() {}

  /// Encodes samples taken at 8000 Hz.
  public static Prompt ofPcm8k(short[] samples) {
    throw new UnsupportedOperationException("not laid yet: " + samples.length);
  }

  /// Takes A-law codes as they are; the array is copied.
  public static Prompt ofAlaw(byte[] alaw) {
    throw new UnsupportedOperationException("not laid yet: " + alaw.length);
  }

  /// Joins prompts one behind the other, sharing their codes.
  public static Prompt sequence(List<Prompt> parts) {
    throw new UnsupportedOperationException("not laid yet: " + parts.size());
  }

  /// Gives silence of `ms` milliseconds, rounded up to frames.
  public static Prompt silence(int ms) {
    throw new UnsupportedOperationException("not laid yet: " + ms);
  }

  /// How long it plays, a multiple of 20.
  public int durationMs() {
    throw new UnsupportedOperationException("not laid yet");
  }

  /// The whole as A-law codes, a new array: for listening to it in a browser, say.
  public byte[] toAlaw() {
    throw new UnsupportedOperationException("not laid yet");
  }
}
