package dev.zvonar.wire.sip.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Answers a digest challenge (RFC 7616 §3.4, as RFC 3261 §22.4 uses it). Pure: the client nonce is
/// given.
public final class DigestAuth {
  private static final int NONCE_COUNT_DIGITS = 8;

  private final DigestChallenge challenge;
  private final String user;
  private final String password;

  /// What is to be answered, and as whom.
  public DigestAuth(DigestChallenge challenge, String user, String password) {
    this.challenge = challenge;
    this.user = user;
    this.password = password;
  }

  /// The Authorization or Proxy-Authorization header of one request.
  ///
  /// @param method the request's method
  /// @param uri the request's URI
  /// @param clientNonce fresh and unpredictable
  /// @param nonceCount how often this nonce has been used, this time included
  public Header answer(String method, String uri, String clientNonce, int nonceCount) {
    String count = hexCount(nonceCount);
    var value = new StringBuilder(320).append("Digest username=").append(Syntax.quote(user));
    value.append(", realm=").append(Syntax.quote(challenge.realm()));
    value.append(", nonce=").append(Syntax.quote(challenge.nonce()));
    value.append(", uri=").append(Syntax.quote(uri));
    value.append(", response=\"").append(response(method, uri, clientNonce, count)).append('"');
    value.append(", algorithm=").append(challenge.algorithm().token());
    value.append(challenge.session() ? "-sess" : "");
    if (challenge.qop() || challenge.session()) {
      value.append(", cnonce=").append(Syntax.quote(clientNonce));
    }
    if (challenge.qop()) {
      value.append(", qop=auth, nc=").append(count);
    }
    String opaque = challenge.opaque();
    if (opaque != null) {
      value.append(", opaque=").append(Syntax.quote(opaque));
    }
    String name = challenge.proxy() ? HeaderName.PROXY_AUTHORIZATION : HeaderName.AUTHORIZATION;
    return new Header(name, value.toString());
  }

  /// RFC 7616 §3.4.1: the request digest.
  String response(String method, String uri, String clientNonce, String count) {
    String a1 = hash(user + ':' + challenge.realm() + ':' + password);
    if (challenge.session()) {
      // RFC 7616 §3.4.2: the session form binds both nonces into A1.
      a1 = hash(a1 + ':' + challenge.nonce() + ':' + clientNonce);
    }
    String a2 = hash(method + ':' + uri);
    return challenge.qop()
        ? hash(a1 + ':' + challenge.nonce() + ':' + count + ':' + clientNonce + ":auth:" + a2)
        : hash(a1 + ':' + challenge.nonce() + ':' + a2);
  }

  private String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance(challenge.algorithm().javaName());
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK lacks " + challenge.algorithm().javaName(), e);
    }
  }

  private static String hexCount(int nonceCount) {
    String digits = Integer.toHexString(nonceCount);
    return "0".repeat(NONCE_COUNT_DIGITS - digits.length()) + digits;
  }
}
