package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.transaction.ServerTransaction;
import org.jspecify.annotations.Nullable;

/// A leg as the signalling thread holds it.
sealed interface LiveLeg permits OutboundCall, InboundCall {
  /// Call-ID of its dialog.
  String callId();

  /// A request inside its dialog, other than ACK and CANCEL.
  void onRequest(SipRequest request, ServerTransaction transaction);

  /// The ACK of a 2xx of ours.
  void onAck(SipRequest ack);

  /// The inside of its dialog while it is up; null before and after.
  @Nullable Inside up();

  /// Who hears of it.
  LegListener listener();

  /// Ends it as [OutboundLeg#hangup] does, at once.
  void leave();

  /// Reports the end without waiting for the far end any longer: the agent closes.
  void abandon();
}
