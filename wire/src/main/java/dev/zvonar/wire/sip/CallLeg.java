package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.Reason;
import dev.zvonar.wire.sip.message.SipUri;

/// What may be asked of a leg, whoever began it. Any thread may ask; what comes too early or too late
/// for the leg does nothing.
public interface CallLeg {
  /// Call-ID of its dialog.
  String callId();

  /// Ends the leg. Does nothing when repeated or when over.
  void hangup();

  /// Ends the leg and says why (RFC 3326).
  void hangup(Reason why);

  /// Puts the far end on hold: offers a session in which only we may send (RFC 3264 §8.4). The end of
  /// it is told as [LegEvent.SessionChanged] or [LegEvent.OfferRefused].
  void hold();

  /// Offers a session that flows both ways again; told like [#hold].
  void resume();

  /// Offers this description in place of ours: another address, port or codec. Its version is seen to
  /// here. Told like [#hold].
  void offer(byte[] sdp);

  /// Asks the far end to call this place instead of us: a blind transfer (RFC 3515). How it goes is
  /// told as [LegEvent.TransferProgress]; the leg stays up until somebody hangs up. Does nothing while
  /// another transfer of the leg is under way.
  void transfer(SipUri target);

  /// Asks the far end to take our place in the talk of this other leg of the same agent: an attended
  /// transfer (RFC 3891). Told like [#transfer]; the other leg ends when it succeeds.
  void transferTo(CallLeg other);
}
