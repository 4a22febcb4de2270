package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.transaction.BaseTimers;

/// The three base timers of RFC 3261 §17.1.1.1, from which all others are derived.
///
/// @param t1Ms estimate of the round trip, 500 by the standard
/// @param t2Ms longest pause between repeats of a request or of a final response, 4000
/// @param t4Ms how long a message may live in the network, 5000
public record SipTimers(int t1Ms, int t2Ms, int t4Ms) {
  /// What RFC 3261 recommends for the open network.
  public static final SipTimers STANDARD = new SipTimers(500, 4_000, 5_000);

  public SipTimers {
    if (t1Ms < 1 || t2Ms < t1Ms || t4Ms < t1Ms) {
      throw new IllegalArgumentException(
          "SIP timers need 1 <= t1Ms <= t2Ms and t1Ms <= t4Ms, got "
              + t1Ms
              + ", "
              + t2Ms
              + ", "
              + t4Ms);
    }
  }

  BaseTimers base() {
    return new BaseTimers(t1Ms, t2Ms, t4Ms);
  }

  /// How long a transaction lives without an answer: timers B, F, H, L, M and D over UDP.
  public int lifetimeMs() {
    return 64 * t1Ms;
  }
}
