package dev.zvonar.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// Random words nobody can guess, and their fingerprints. A fast hash is enough for 256 random bits.
final class Tokens {
  private static final int BYTES = 32;
  private static final int PASSWORD_BYTES = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Tokens() {}

  /// 256 random bits.
  static String random() {
    return encoded(BYTES);
  }

  /// A one-time password: 96 random bits, short enough to be typed.
  static String password() {
    return encoded(PASSWORD_BYTES);
  }

  static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has no SHA-256", e);
    }
  }

  private static String encoded(int bytes) {
    var random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
