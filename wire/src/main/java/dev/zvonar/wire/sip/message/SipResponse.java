package dev.zvonar.wire.sip.message;

/// A response.
///
/// @param status 100..699
/// @param reason its phrase, for people
/// @param headers its headers
/// @param body its body, not copied
@SuppressWarnings("ArrayRecordComponent") // A body is handed on, never compared.
public record SipResponse(int status, String reason, Headers headers, byte[] body)
    implements SipMessage {
  /// Whether this is 100..199.
  public boolean isProvisional() {
    return status < 200;
  }

  /// Whether this is 200..299.
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }
}
