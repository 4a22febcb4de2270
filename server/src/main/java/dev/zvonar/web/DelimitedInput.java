package dev.zvonar.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A stream cut into pieces by a delimiter: reading ends at each delimiter until it is passed.
final class DelimitedInput extends InputStream {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final byte[] HEADERS_END = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

  private final InputStream in;
  private final byte[] delimiter;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int from; // the first byte not yet given out
  private int to; // behind the last byte read
  private boolean drained; // `in` has no more

  DelimitedInput(InputStream in, String delimiter) {
    this.in = in;
    this.delimiter = delimiter.getBytes(StandardCharsets.ISO_8859_1);
    // The first delimiter stands at the very beginning, without the line break the others have.
    buffer[to++] = '\r';
    buffer[to++] = '\n';
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    var safe = safeBytes();
    if (safe == 0) {
      return -1;
    }
    var n = Math.min(length, safe);
    System.arraycopy(buffer, from, bytes, offset, n);
    from += n;
    return n;
  }

  /// Whether the next thing is a delimiter (or the end).
  boolean isAtDelimiter() throws IOException {
    return safeBytes() == 0;
  }

  /// Skips what is left of this piece and the delimiter behind it; false when it was the last one,
  /// which is followed by two dashes.
  boolean passDelimiter() throws IOException {
    for (var safe = safeBytes(); safe > 0; safe = safeBytes()) {
      from += safe;
    }
    from += delimiter.length;
    fill(2);
    if (to - from < 2) {
      throw MultipartReader.malformed("EOF");
    }
    var last = buffer[from] == '-' && buffer[from + 1] == '-';
    if (last) {
      in.transferTo(OutputStream.nullOutputStream());
    } else if (buffer[from] != '\r' || buffer[from + 1] != '\n') {
      throw MultipartReader.malformed("boundary");
    }
    return !last;
  }

  /// The header lines behind a delimiter, names in lower case.
  Map<String, String> readHeaders(int bytesMax) throws IOException {
    fill(bytesMax);
    var end = indexOf(HEADERS_END, from, Math.min(to, from + bytesMax));
    if (end < 0) {
      throw MultipartReader.malformed("headers");
    }
    var headers = new TreeMap<String, String>();
    var text = new String(buffer, from, end - from, StandardCharsets.UTF_8);
    text.lines()
        .filter(line -> line.indexOf(':') > 0)
        .forEach(line -> putHeader(headers, line, line.indexOf(':')));
    from = end + HEADERS_END.length;
    return headers;
  }

  private static void putHeader(Map<String, String> headers, String line, int colon) {
    headers.put(
        line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
  }

  /// How many bytes can be given out before a delimiter begins or may begin; 0 at a delimiter.
  private int safeBytes() throws IOException {
    fill(delimiter.length);
    var at = indexOf(delimiter, from, to);
    if (at >= 0) {
      return at - from;
    }
    if (drained) {
      throw MultipartReader.malformed("EOF");
    }
    return to - from - delimiter.length + 1;
  }

  /// Reads until `wanted` bytes are in the buffer or the stream ends.
  private void fill(int wanted) throws IOException {
    if (to - from >= wanted || drained) {
      return;
    }
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    while (to < wanted && !drained) {
      var n = in.read(buffer, to, buffer.length - to);
      drained = n < 0;
      to += Math.max(n, 0);
    }
  }

  private int indexOf(byte[] wanted, int start, int end) {
    for (var at = start; at <= end - wanted.length; at++) {
      if (buffer[at] == wanted[0] && matches(wanted, at)) {
        return at;
      }
    }
    return -1;
  }

  private boolean matches(byte[] wanted, int at) {
    for (var i = 1; i < wanted.length; i++) {
      if (buffer[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
