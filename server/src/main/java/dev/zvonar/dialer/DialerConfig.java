package dev.zvonar.dialer;

import java.time.Duration;

/// The dialer's limits.
///
/// @param bufferMax callees taken ahead of need for one campaign, at most
/// @param renderersMax messages of one trunk that are made ready at once
/// @param talkMax how long a talk may last after the answer
/// @param drain how long closing waits for calls in the air before it hangs up
/// @param callsMax calls that this node can carry at once, over all trunks
public record DialerConfig(
    int bufferMax, int renderersMax, Duration talkMax, Duration drain, int callsMax) {
  /// What fits most.
  public static final DialerConfig DEFAULTS =
      new DialerConfig(500, 16, Duration.ofMinutes(10), Duration.ofSeconds(5), 4_800);

  public DialerConfig {
    if (bufferMax < 1
        || renderersMax < 1
        || callsMax < 1
        || talkMax.isNegative()
        || drain.isNegative()) {
      throw new IllegalArgumentException("a limit of the dialer is out of range");
    }
  }
}
