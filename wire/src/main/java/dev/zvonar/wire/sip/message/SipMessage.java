package dev.zvonar.wire.sip.message;

/// A SIP message: a request or a response.
public sealed interface SipMessage permits SipRequest, SipResponse {
  /// Its headers, in order, without Content-Length, which the encoder writes itself.
  Headers headers();

  /// Its body; empty when there is none. Not copied: treat it as read-only.
  byte[] body();

  /// The message as bytes for one datagram, with Content-Length as the last header.
  default byte[] encode() {
    return SipWriter.encode(this);
  }

  /// The Call-ID, or the empty string when the message has none.
  default String callId() {
    String value = headers().first(HeaderName.CALL_ID);
    return value == null ? "" : value;
  }
}
