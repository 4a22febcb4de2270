package dev.zvonar.wire.sip.message;

import org.jspecify.annotations.Nullable;

/// Hash of a digest, weakest first (RFC 8760 §2).
public enum DigestAlgorithm {
  MD5("MD5", "MD5"),
  SHA_256("SHA-256", "SHA-256"),
  SHA_512_256("SHA-512-256", "SHA-512/256");

  private static final String SESSION = "-sess";

  private final String token;
  private final String javaName;

  DigestAlgorithm(String token, String javaName) {
    this.token = token;
    this.javaName = javaName;
  }

  String token() {
    return token;
  }

  String javaName() {
    return javaName;
  }

  /// The algorithm of a challenge's word, with or without `-sess`; null when we do not know it.
  static @Nullable DigestAlgorithm of(String word) {
    String bare = isSession(word) ? word.substring(0, word.length() - SESSION.length()) : word;
    for (DigestAlgorithm one : values()) {
      if (one.token.equalsIgnoreCase(bare)) {
        return one;
      }
    }
    return null;
  }

  static boolean isSession(String word) {
    int from = word.length() - SESSION.length();
    return from > 0 && word.regionMatches(true, from, SESSION, 0, SESSION.length());
  }
}
