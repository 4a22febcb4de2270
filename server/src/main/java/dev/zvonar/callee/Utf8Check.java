package dev.zvonar.callee;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/// Tells whether bytes that come in pieces are valid UTF-8 as a whole. One thread.
final class Utf8Check {
  private static final int SEQUENCE_BYTES_MAX = 4;

  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer thrownAway = CharBuffer.allocate(8192);

  /// The beginning of a sequence that the last piece broke off; written by [#feed] alone.
  private byte[] unfinished = new byte[0];

  private boolean valid = true;

  void feed(byte[] bytes, int length) {
    if (!valid) {
      return;
    }
    ByteBuffer all = ByteBuffer.allocate(unfinished.length + length);
    all.put(unfinished).put(bytes, 0, length).flip();
    decode(all);
    valid &= all.remaining() < SEQUENCE_BYTES_MAX;
    unfinished = new byte[valid ? all.remaining() : 0];
    all.get(unfinished);
  }

  /// Whether everything fed so far is valid and ends at a character's end.
  boolean isValid() {
    return valid && unfinished.length == 0;
  }

  private void decode(ByteBuffer bytes) {
    CoderResult result;
    do {
      thrownAway.clear();
      result = decoder.decode(bytes, thrownAway, false);
    } while (result.isOverflow());
    valid = !result.isError();
  }
}
