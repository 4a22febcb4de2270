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
/// @param keepAlive pause between the line ends that keep the way through a NAT open while the
///     registration holds (RFC 5626 §4.4); below the 30 s after which NATs forget UDP
public record RegistrationRequest(
    SipTarget registrar,
    String user,
    String domain,
    @Nullable Credentials credentials,
    Duration expires,
    Duration retryAfterFailure,
    Duration keepAlive) {
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(25);

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
    if (keepAlive.toMillis() < 1) {
      throw new IllegalArgumentException("keepAlive must be positive");
    }
  }

  /// The same with keep-alives every 25 s.
  public RegistrationRequest(
      SipTarget registrar,
      String user,
      String domain,
      @Nullable Credentials credentials,
      Duration expires,
      Duration retryAfterFailure) {
    this(registrar, user, domain, credentials, expires, retryAfterFailure, KEEP_ALIVE);
  }
}
