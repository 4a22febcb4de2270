package dev.zvonar.wire.sip.transaction;

import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.transport.Hop;

/// A request ready to leave.
///
/// @param request what is asked; its top Via names the transport of `to`
/// @param bytes the request as bytes, not copied
/// @param to where it goes
@SuppressWarnings("ArrayRecordComponent") // Bytes to be sent, never compared.
public record Outgoing(SipRequest request, byte[] bytes, Hop to) {
  /// The request with its bytes.
  public static Outgoing of(SipRequest request, Hop to) {
    return new Outgoing(request, request.encode(), to);
  }
}
