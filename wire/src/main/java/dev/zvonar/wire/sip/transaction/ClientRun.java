package dev.zvonar.wire.sip.transaction;

import dev.zvonar.wire.sip.message.SipResponse;

/// A client transaction under way.
sealed interface ClientRun permits InviteClientRun, NonInviteClientRun {
  void start();

  void onResponse(SipResponse response);

  /// A connection is gone; it concerns this transaction when its request went that way.
  void onLost(long lostFlow);
}
