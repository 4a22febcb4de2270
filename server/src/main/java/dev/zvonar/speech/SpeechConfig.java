package dev.zvonar.speech;

import java.time.Duration;

/// How speech is made and kept.
///
/// @param espeak the engine built in
/// @param levelDbfs loudness of speech, -40 to -6
/// @param memoryBytesMax phrases kept in memory, in bytes of sound
/// @param keepUnused how long the database keeps a phrase nobody asks for
public record SpeechConfig(
    EspeakConfig espeak, double levelDbfs, long memoryBytesMax, Duration keepUnused) {
  /// -20 dBFS, 64 MiB, 90 days.
  public static final SpeechConfig DEFAULT =
      new SpeechConfig(EspeakConfig.DEFAULT, -20, 64L << 20, Duration.ofDays(90));

  /// Checks the ranges.
  public SpeechConfig {
    if (levelDbfs < -40 || levelDbfs > -6) {
      throw new IllegalArgumentException("levelDbfs is not in -40..-6: " + levelDbfs);
    }
    if (memoryBytesMax < 0) {
      throw new IllegalArgumentException("memoryBytesMax is negative: " + memoryBytesMax);
    }
    if (keepUnused.isNegative()) {
      throw new IllegalArgumentException("keepUnused is negative: " + keepUnused);
    }
  }
}
