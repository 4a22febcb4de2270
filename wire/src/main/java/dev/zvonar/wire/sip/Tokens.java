package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.Via;
import java.security.SecureRandom;

/// Unpredictable tags, branches and nonces (RFC 3261 §19.3 asks for 32 bits of chance at least; these
/// have 80). Belongs to the signalling thread.
final class Tokens {
  private static final char[] ALPHABET = "0123456789abcdefghijklmnopqrstuv".toCharArray();
  private static final int LENGTH = 16;
  private static final int POOL_BYTES = 4_096;

  private final SecureRandom random = new SecureRandom();
  private final byte[] pool = new byte[POOL_BYTES];
  // Written by the signalling thread alone. The pool makes chance cheap: one call a 256 tokens.
  private int used = POOL_BYTES;

  /// A tag, a nonce or a part of a Call-ID.
  String token() {
    if (used + LENGTH > POOL_BYTES) {
      random.nextBytes(pool);
      used = 0;
    }
    var text = new char[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      text[i] = ALPHABET[pool[used++] & 31];
    }
    return new String(text);
  }

  /// A number from 0 up to but not this limit.
  int below(int limit) {
    return random.nextInt(limit);
  }

  /// A branch of RFC 3261.
  String branch() {
    return Via.COOKIE + token();
  }
}
