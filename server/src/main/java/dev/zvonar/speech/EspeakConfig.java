package dev.zvonar.speech;

import java.time.Duration;

/// How espeak-ng is run.
///
/// @param command path of the program; empty to look for `espeak-ng` on PATH and then where
///     `bin/need` puts programs
/// @param voiceRu espeak's name of the Russian voice
/// @param voiceEn espeak's name of the English voice
/// @param wordsPerMinute pace of speech, 80 to 450
/// @param processesMax phrases made at the same time, 1 to 64; each is a process of some 20 ms
/// @param timeout how long one phrase may take, and may wait for its turn
public record EspeakConfig(
    String command,
    String voiceRu,
    String voiceEn,
    int wordsPerMinute,
    int processesMax,
    Duration timeout) {
  /// Found by itself, ordinary voices, 160 words a minute, two processes, 10 s.
  public static final EspeakConfig DEFAULT =
      new EspeakConfig("", "ru", "en-us", 160, 2, Duration.ofSeconds(10));

  /// Checks the ranges.
  public EspeakConfig {
    if (wordsPerMinute < 80 || wordsPerMinute > 450) {
      throw new IllegalArgumentException("wordsPerMinute is not in 80..450: " + wordsPerMinute);
    }
    if (processesMax < 1 || processesMax > 64) {
      throw new IllegalArgumentException("processesMax is not in 1..64: " + processesMax);
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout is not positive: " + timeout);
    }
    checkVoice(voiceRu);
    checkVoice(voiceEn);
  }

  private static void checkVoice(String voice) {
    if (!voice.matches("[A-Za-z][A-Za-z0-9+_-]{0,40}")) {
      throw new IllegalArgumentException("not the name of a voice: " + voice);
    }
  }
}
