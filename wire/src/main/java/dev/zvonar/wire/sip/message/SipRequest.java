package dev.zvonar.wire.sip.message;

/// A request.
///
/// @param method its method, in the case it came in (methods are case-sensitive, RFC 3261 §7.1)
/// @param uri where it is aimed
/// @param headers its headers
/// @param body its body, not copied
@SuppressWarnings("ArrayRecordComponent") // A body is handed on, never compared.
public record SipRequest(String method, SipUri uri, Headers headers, byte[] body)
    implements SipMessage {}
