package dev.zvonar.wire.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads one message out of one datagram (RFC 3261 §7), byte by byte and without regular
/// expressions. Forgiving where the torture tests of RFC 4475 ask for it: folding, bare line feeds,
/// compact names, spaces round the colon. Strict where two readers could read two messages.
public final class SipParser {
  /// Most header lines of a message.
  public static final int HEADERS_MAX = 128;

  /// Longest header line, unfolded, in bytes.
  public static final int LINE_BYTES_MAX = 8_192;

  private static final byte[] VERSION = "SIP/2.0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NO_BODY = {};

  private final byte[] buf;
  private final int end;
  private final List<Header> lines = new ArrayList<>(16);
  private int at;
  private int contentLength = -1;

  private SipParser(byte[] buf, int off, int len) {
    this.buf = buf;
    this.at = off;
    this.end = off + len;
  }

  /// Reads the message at `buf[off, off + len)`. The buffer may be used again afterwards.
  ///
  /// @throws MalformedSip saying what is wrong
  public static SipMessage parse(byte[] buf, int off, int len) throws MalformedSip {
    return new SipParser(buf, off, len).message();
  }

  private SipMessage message() throws MalformedSip {
    skipLineEnds();
    int start = at;
    int lineEnd = nextLine();
    headers();
    byte[] body = body();
    SipMessage message =
        startsWithVersion(start, lineEnd)
            ? response(start, lineEnd, body)
            : request(start, lineEnd, body);
    Essentials.check(message);
    return message;
  }

  /// RFC 3261 §7.5: line ends before the start line are ignored.
  private void skipLineEnds() throws MalformedSip {
    while (at < end && (buf[at] == '\r' || buf[at] == '\n')) {
      at++;
    }
    if (at == end) {
      throw new MalformedSip("an empty datagram");
    }
  }

  /// Moves to the byte after this line and gives the index of its end, without CR.
  private int nextLine() throws MalformedSip {
    int from = at;
    int lf = from;
    while (lf < end && buf[lf] != '\n') {
      lf++;
    }
    if (lf == end) {
      throw new MalformedSip("a line without an end");
    }
    if (lf - from > LINE_BYTES_MAX) {
      throw new MalformedSip("a line of more than " + LINE_BYTES_MAX + " bytes");
    }
    at = lf + 1;
    return lf > from && buf[lf - 1] == '\r' ? lf - 1 : lf;
  }

  private void headers() throws MalformedSip {
    while (true) {
      int from = at;
      int to = nextLine();
      if (to == from) {
        return;
      }
      if (lines.size() >= HEADERS_MAX) {
        throw new MalformedSip("more than " + HEADERS_MAX + " header lines");
      }
      header(from, to);
    }
  }

  private void header(int from, int to) throws MalformedSip {
    int colon = from;
    while (colon < to && buf[colon] != ':') {
      colon++;
    }
    if (colon == to) {
      throw new MalformedSip("a header line without a colon");
    }
    String name = HeaderName.of(buf, from, nameEnd(from, colon));
    String value = value(colon + 1, to);
    if (name.equals(HeaderName.CONTENT_LENGTH)) {
      contentLength(value);
    } else {
      lines.add(new Header(name, value));
    }
  }

  private int nameEnd(int from, int colon) throws MalformedSip {
    int to = colon;
    // RFC 3261 §7.3.1: white space is allowed on either side of the colon.
    while (to > from && Syntax.isSpace(buf[to - 1])) {
      to--;
    }
    for (int i = from; i < to; i++) {
      if (!Syntax.isToken(buf[i])) {
        throw new MalformedSip("a header name that is no token");
      }
    }
    if (to == from) {
      throw new MalformedSip("an empty header name");
    }
    return to;
  }

  /// The value at `from..to` and the folded lines after it, joined by one space (RFC 3261 §7.3.1).
  private String value(int from, int to) throws MalformedSip {
    String value = text(from, to);
    while (at < end && Syntax.isSpace(buf[at])) {
      int more = at;
      value = (value + ' ' + text(more, nextLine())).strip();
      if (value.length() > LINE_BYTES_MAX) {
        throw new MalformedSip("a folded header of more than " + LINE_BYTES_MAX + " characters");
      }
    }
    return value;
  }

  private String text(int from, int to) throws MalformedSip {
    while (from < to && Syntax.isSpace(buf[from])) {
      from++;
    }
    while (to > from && Syntax.isSpace(buf[to - 1])) {
      to--;
    }
    for (int i = from; i < to; i++) {
      if (buf[i] == '\r' || buf[i] == 0) {
        throw new MalformedSip("a bare carriage return or a zero inside a header");
      }
    }
    return new String(buf, from, to - from, StandardCharsets.UTF_8);
  }

  private void contentLength(String value) throws MalformedSip {
    int length = (int) Syntax.number(value, 65_535);
    if (length < 0 || (contentLength >= 0 && contentLength != length)) {
      throw new MalformedSip("a Content-Length that is no number, too large, or given twice");
    }
    contentLength = length;
  }

  private byte[] body() throws MalformedSip {
    // RFC 3261 §18.3: over UDP the body ends with the datagram; bytes beyond Content-Length are
    // discarded, and a datagram that ends before it is an error.
    int rest = end - at;
    if (contentLength > rest) {
      throw new MalformedSip("a Content-Length beyond the end of the datagram");
    }
    int length = contentLength < 0 ? rest : contentLength;
    return length == 0 ? NO_BODY : Arrays.copyOfRange(buf, at, at + length);
  }

  private boolean startsWithVersion(int from, int to) {
    return to - from > VERSION.length
        && buf[from + VERSION.length] == ' '
        && isVersion(from, from + VERSION.length);
  }

  private boolean isVersion(int from, int to) {
    if (to - from != VERSION.length) {
      return false;
    }
    for (int i = 0; i < VERSION.length; i++) {
      // RFC 3261 §7.1: the version is compared without regard to case.
      int c = buf[from + i];
      if ((c >= 'a' && c <= 'z' ? c - 32 : c) != VERSION[i]) {
        return false;
      }
    }
    return true;
  }

  private SipResponse response(int from, int to, byte[] body) throws MalformedSip {
    int digits = from + VERSION.length + 1;
    int status = digits + 3 <= to ? (int) Syntax.number(ascii(digits, digits + 3), 699) : -1;
    if (status < 100 || (digits + 3 < to && buf[digits + 3] != ' ')) {
      throw new MalformedSip("a status that is not 100..699");
    }
    String reason = digits + 4 <= to ? text(digits + 4, to) : "";
    return new SipResponse(status, reason, Headers.owned(lines), body);
  }

  private SipRequest request(int from, int to, byte[] body) throws MalformedSip {
    int first = indexOfSpace(from, to);
    int second = first < 0 ? -1 : indexOfSpace(first + 1, to);
    if (second < 0 || !isVersion(second + 1, to)) {
      throw new MalformedSip("a start line that is not `METHOD uri SIP/2.0`");
    }
    String method = Methods.of(buf, from, first);
    SipUri uri = SipUri.parse(text(first + 1, second));
    return new SipRequest(method, uri, Headers.owned(lines), body);
  }

  private int indexOfSpace(int from, int to) {
    for (int i = from; i < to; i++) {
      if (buf[i] == ' ') {
        return i;
      }
    }
    return -1;
  }

  private String ascii(int from, int to) {
    return new String(buf, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
