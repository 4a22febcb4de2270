package dev.zvonar.message;

import java.time.Duration;

/// What recordings are accepted and how they are read.
///
/// @param mpg123Command path of the program that reads MP3; empty to look for `mpg123` on PATH and
///     then where `bin/need` puts programs
/// @param recordingBytesMax largest file taken in, up to 256 MiB
/// @param recordingMax longest sound taken in, up to an hour
/// @param decodeTimeout how long reading one MP3 may take
public record MessageConfig(
    String mpg123Command, int recordingBytesMax, Duration recordingMax, Duration decodeTimeout) {
  /// mpg123 found by itself, 64 MiB, 10 minutes, 30 s.
  public static final MessageConfig DEFAULT =
      new MessageConfig("", 64 << 20, Duration.ofMinutes(10), Duration.ofSeconds(30));

  /// Checks the ranges.
  public MessageConfig {
    if (recordingBytesMax < 1 || recordingBytesMax > 256 << 20) {
      throw new IllegalArgumentException(
          "recordingBytesMax is not in 1..268435456: " + recordingBytesMax);
    }
    if (recordingMax.toMillis() < 1 || recordingMax.toHours() > 1) {
      throw new IllegalArgumentException("recordingMax is not within an hour: " + recordingMax);
    }
    if (decodeTimeout.toMillis() < 1) {
      throw new IllegalArgumentException("decodeTimeout is not positive: " + decodeTimeout);
    }
  }
}
