package dev.zvonar.wire.sip.transaction;

import dev.zvonar.wire.sip.message.SipResponse;

/// What the user of a client transaction hears (the TU of RFC 3261).
public interface ClientUser {
  /// A response; for INVITE possibly several, and several 2xx.
  void onResponse(SipResponse response);

  /// No final response within 64 T1.
  void onTimeout();

  /// The packet could not be sent.
  void onTransportError();
}
