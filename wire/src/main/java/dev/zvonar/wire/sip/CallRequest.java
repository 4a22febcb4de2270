package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.Header;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call to be placed.
///
/// @param callId Call-ID of the dialog, chosen by the caller and unique among live legs
/// @param trunk where the INVITE goes
/// @param calledUser user part of the request URI and of To
/// @param callerUser user part of From
/// @param callerName display name of From; empty for none
/// @param fromHost host of From; empty means the host we advertise
/// @param credentials how to answer a challenge; null gives up on one
/// @param offer SDP of the INVITE, not copied
/// @param ringTimeout how long to wait for an answer before CANCEL
/// @param extraHeaders added to the INVITE as they stand
/// @param options what the call has beyond the usual
@SuppressWarnings("ArrayRecordComponent") // A body is handed on, never compared.
public record CallRequest(
    String callId,
    SipTarget trunk,
    String calledUser,
    String callerUser,
    String callerName,
    String fromHost,
    @Nullable Credentials credentials,
    byte[] offer,
    Duration ringTimeout,
    List<Header> extraHeaders,
    CallOptions options) {
  public CallRequest {
    extraHeaders = List.copyOf(extraHeaders);
    if (calledUser.isEmpty()) {
      throw new IllegalArgumentException("calledUser is empty");
    }
    if (callId.isEmpty() || callId.length() > 255 || !SipTarget.isPlain(callId)) {
      throw new IllegalArgumentException("callId must be 1..255 visible ASCII characters");
    }
    if (!SipTarget.isPlain(fromHost)) {
      throw new IllegalArgumentException("fromHost must be a host name or address");
    }
    if (ringTimeout.isNegative() || ringTimeout.isZero()) {
      throw new IllegalArgumentException("ringTimeout must be positive, got " + ringTimeout);
    }
  }

  /// A call with nothing beyond the usual.
  public CallRequest(
      String callId,
      SipTarget trunk,
      String calledUser,
      String callerUser,
      String callerName,
      String fromHost,
      @Nullable Credentials credentials,
      byte[] offer,
      Duration ringTimeout,
      List<Header> extraHeaders) {
    this(
        callId,
        trunk,
        calledUser,
        callerUser,
        callerName,
        fromHost,
        credentials,
        offer,
        ringTimeout,
        extraHeaders,
        CallOptions.NONE);
  }

  /// The same with these options.
  public CallRequest with(CallOptions other) {
    return new CallRequest(
        callId,
        trunk,
        calledUser,
        callerUser,
        callerName,
        fromHost,
        credentials,
        offer,
        ringTimeout,
        extraHeaders,
        other);
  }
}
