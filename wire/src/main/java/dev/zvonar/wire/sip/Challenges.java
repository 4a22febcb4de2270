package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.DigestAuth;
import dev.zvonar.wire.sip.message.DigestChallenge;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.SipResponse;
import org.jspecify.annotations.Nullable;

/// Decides whether and how a 401 or 407 is answered (RFC 3261 §22).
final class Challenges {
  private Challenges() {}

  static boolean isChallenge(SipResponse response) {
    return response.status() == 401 || response.status() == 407;
  }

  /// The challenge, if our credentials are meant for its realm; else null.
  static @Nullable DigestChallenge answerable(
      SipResponse response, @Nullable Credentials credentials) {
    if (credentials == null) {
      return null;
    }
    return DigestChallenge.strongest(response)
        .filter(challenge -> credentials.fits(challenge.realm()))
        .orElse(null);
  }

  /// The header that answers it; each nonce is used for one request only, so its count is 1.
  static Header answer(
      DigestChallenge challenge,
      Credentials credentials,
      String method,
      String uri,
      String clientNonce) {
    return new DigestAuth(challenge, credentials.user(), credentials.secret().reveal())
        .answer(method, uri, clientNonce, 1);
  }
}
