package dev.zvonar.wire.sip.transaction;

/// The base timers of RFC 3261 §17.1.1.1, in milliseconds; see `SipTimers` for what they mean.
///
/// @param reliable whether the transport loses nothing, so that nothing is repeated or waited for
public record BaseTimers(int t1Ms, int t2Ms, int t4Ms, boolean reliable) {
  /// Timers over UDP.
  public BaseTimers(int t1Ms, int t2Ms, int t4Ms) {
    this(t1Ms, t2Ms, t4Ms, false);
  }

  /// The same over TCP or TLS.
  BaseTimers overStreams() {
    return new BaseTimers(t1Ms, t2Ms, t4Ms, true);
  }

  /// How long repeats of what was answered are waited for: timers D, I, J and K are zero over a
  /// reliable transport (§17.1.1.2, §17.1.2.2, §17.2.1, §17.2.2).
  int lingerMs(int unreliableMs) {
    return reliable ? 0 : unreliableMs;
  }

  /// 64 T1: the life of a transaction that hears nothing.
  int lifetimeMs() {
    return 64 * t1Ms;
  }
}
