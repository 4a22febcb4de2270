package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.SipUri;

/// Hears of one leg, in order, on the signalling thread. Must be quick and must not throw.
@FunctionalInterface
public interface LegListener {
  /// Takes the next event; [LegEvent.Ended] is the last one and comes exactly once.
  void on(LegEvent event);

  /// Whether a transfer may be made that the far end asks for: that this place is called instead.
  /// Refused with 603 unless this says so: a far end must not be able to make us call anywhere.
  ///
  /// @param replaces the dialog an attended transfer takes the place of; empty for a blind one
  default boolean acceptsTransfer(SipUri target, String replaces) {
    return false;
  }

  /// Makes a transfer that was accepted, and reports on it through `asked`.
  default void onTransfer(TransferAsked asked) {}

  /// Whether this call may take the place of the leg heard here (RFC 3891). Refused with 603 unless
  /// this says so. When it is answered, the leg heard here is ended.
  default boolean acceptsReplacement(InboundInvite invite) {
    return false;
  }
}
