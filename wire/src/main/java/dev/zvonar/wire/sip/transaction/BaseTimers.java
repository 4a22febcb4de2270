package dev.zvonar.wire.sip.transaction;

/// The base timers of RFC 3261 §17.1.1.1, in milliseconds; see `SipTimers` for what they mean.
public record BaseTimers(int t1Ms, int t2Ms, int t4Ms) {
  /// 64 T1: the life of a transaction that hears nothing.
  int lifetimeMs() {
    return 64 * t1Ms;
  }
}
