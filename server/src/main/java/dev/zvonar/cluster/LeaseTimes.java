package dev.zvonar.cluster;

import java.time.Duration;

/// How long a lease lasts and how often it is renewed.
///
/// @param lasts without renewal; a dead node's work is taken over after this time
/// @param renewEvery several times shorter, so that one lost renewal costs nothing
/// @param margin how much earlier than the database the owner itself gives up
public record LeaseTimes(Duration lasts, Duration renewEvery, Duration margin) {
  /// Six seconds, renewed every one and a half.
  public static final LeaseTimes USUAL =
      new LeaseTimes(Duration.ofSeconds(6), Duration.ofMillis(1500), Duration.ofMillis(500));

  public LeaseTimes {
    if (renewEvery.plus(margin).compareTo(lasts) >= 0) {
      throw new IllegalArgumentException("a lease of " + lasts + " ends before it is renewed");
    }
  }

  /// Until when, on the monotonic clock, the owner may trust a lease asked for at `askedNanos`.
  long trustedUntil(long askedNanos) {
    return askedNanos + lasts.minus(margin).toNanos();
  }
}
