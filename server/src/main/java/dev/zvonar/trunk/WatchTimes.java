package dev.zvonar.trunk;

import java.time.Duration;

/// How often trunks are looked at.
///
/// @param every pause between OPTIONS to a trunk that answers
/// @param everyWhileDown pause between OPTIONS to one that does not
/// @param patience how long an answer is waited for; shorter than timer F (RFC 3261 §17.1.2.2),
///     which would take half a minute to notice a dead trunk
/// @param reload pause between looks at the table of trunks
public record WatchTimes(
    Duration every, Duration everyWhileDown, Duration patience, Duration reload) {
  /// A dead trunk is noticed within 17 seconds, one that came back within five.
  public static final WatchTimes STANDARD =
      new WatchTimes(
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(3),
          Duration.ofSeconds(1));
}
