package dev.zvonar.callee;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/// Tells whether bytes that come in pieces are UTF-8. One thread.
///
/// A few bad bytes do not turn a file of UTF-8 into another encoding: its letters are sequences that
/// other encodings make by rare chance only (`Пё` in windows-1251). So the sequences are counted
/// against the bytes that fit in none.
final class Utf8Check {
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer decoded = CharBuffer.allocate(8192);

  /// The beginning of a sequence that the last piece broke off; written by [#feed] alone.
  private byte[] unfinished = new byte[0];

  private long sequences;
  private long badBytes;

  void feed(byte[] bytes, int length) {
    ByteBuffer all = ByteBuffer.allocate(unfinished.length + length);
    all.put(unfinished).put(bytes, 0, length).flip();
    decode(all);
    unfinished = new byte[all.remaining()];
    all.get(unfinished);
  }

  /// Whether everything fed so far is UTF-8, but for bad bytes that are fewer than its letters.
  boolean isUtf8() {
    long bad = badBytes + unfinished.length;
    return bad == 0 || sequences > bad;
  }

  private void decode(ByteBuffer bytes) {
    CoderResult result;
    do {
      decoded.clear();
      result = decoder.decode(bytes, decoded, false);
      countSequences();
      if (result.isError()) {
        badBytes += result.length();
        bytes.position(bytes.position() + result.length());
      }
    } while (!result.isUnderflow());
  }

  private void countSequences() {
    decoded.flip();
    while (decoded.hasRemaining()) {
      sequences += decoded.get() > 0x7F ? 1 : 0;
    }
  }
}
