package dev.zvonar.wire.sip.transaction;

import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.transport.Hop;

/// What the user of server transactions hears.
public interface ServerUser {
  /// A new request, never an ACK; to be answered through `transaction`.
  void onRequest(SipRequest request, Hop from, ServerTransaction transaction);

  /// An ACK that belongs to no refusal: the one of a 2xx.
  void onAck(SipRequest ack);
}
