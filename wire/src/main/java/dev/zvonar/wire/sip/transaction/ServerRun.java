package dev.zvonar.wire.sip.transaction;

import dev.zvonar.wire.sip.message.SipRequest;

/// A server transaction under way.
sealed interface ServerRun extends ServerTransaction permits InviteServerRun, NonInviteServerRun {
  /// The same request came again, or, for INVITE, the ACK to a refusal; true when it was taken.
  boolean onRepeat(SipRequest request);
}
