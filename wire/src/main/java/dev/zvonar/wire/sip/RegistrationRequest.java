package dev.zvonar.wire.sip;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One address of record to keep registered.
///
/// @param registrar where REGISTER goes
/// @param user user part of the address of record
/// @param domain host of the address of record; empty means the registrar's
/// @param credentials how to answer a challenge; null gives up on one
/// @param expires validity asked for, at least 10 s; the registrar may shorten it
/// @param retryAfterFailure pause after a refusal or silence, unless Retry-After says otherwise
public record RegistrationRequest(
    SipTarget registrar,
    String user,
    String domain,
    @Nullable Credentials credentials,
    Duration expires,
    Duration retryAfterFailure) {
  public RegistrationRequest {
    if (user.isEmpty()) {
      throw new IllegalArgumentException("user is empty");
    }
    if (!SipTarget.isPlain(domain)) {
      throw new IllegalArgumentException("domain must be a host name or address");
    }
    if (expires.toSeconds() < 1 || expires.toSeconds() > 86_400) {
      throw new IllegalArgumentException("expires must be 1 s to 24 h, got " + expires);
    }
    if (retryAfterFailure.toMillis() < 1) {
      throw new IllegalArgumentException("retryAfterFailure must be positive");
    }
  }
}
