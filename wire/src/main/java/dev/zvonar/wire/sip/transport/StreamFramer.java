package dev.zvonar.wire.sip.transport;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Finds the messages in a stream by their Content-Length (RFC 3261 §18.3) and the keep-alives
/// between them (RFC 5626 §3.5.1). Takes bytes in any portions.
final class StreamFramer {
  private static final int START_BYTES = 4_096;
  private static final byte[] LENGTH_NAME = {
    'c', 'o', 'n', 't', 'e', 'n', 't', '-', 'l', 'e', 'n', 'g', 't', 'h'
  };

  /// What stands at the head of the stream.
  enum Found {
    /// Not enough yet.
    NOTHING,
    /// A whole message, at [#offset] of [#bytes].
    MESSAGE,
    /// A double line end: the far end asks whether we live.
    PING
  }

  private final int messageBytesMax;
  private byte[] bytes = new byte[START_BYTES];
  private int from;
  private int to;
  // How far the end of the headers was looked for, so that torn reads cost no second look.
  private int searched;
  private int offset;
  private int length;
  private int pongsAwaited;

  StreamFramer(int messageBytesMax) {
    this.messageBytesMax = messageBytesMax;
  }

  /// Takes everything that remains in `data`.
  void append(ByteBuffer data) {
    int more = data.remaining();
    if (from == to) {
      from = 0;
      to = 0;
      searched = 0;
    }
    if (to + more > bytes.length) {
      makeRoom(more);
    }
    data.get(bytes, to, more);
    to += more;
  }

  private void makeRoom(int more) {
    int kept = to - from;
    byte[] roomy =
        kept + more > bytes.length ? new byte[Math.max(2 * bytes.length, kept + more)] : bytes;
    System.arraycopy(bytes, from, roomy, 0, kept);
    bytes = roomy;
    searched -= from;
    from = 0;
    to = kept;
  }

  /// We asked whether the far end lives: its next single line end is the answer.
  void expectPong() {
    pongsAwaited++;
  }

  byte[] bytes() {
    return bytes;
  }

  int offset() {
    return offset;
  }

  int length() {
    return length;
  }

  /// Takes the next thing off the stream.
  ///
  /// @throws BrokenStream when the stream holds no message that we could find the end of
  Found next() throws BrokenStream {
    Found lineEnds = lineEnds();
    return lineEnds == Found.NOTHING && from < to ? message() : lineEnds;
  }

  private Found lineEnds() {
    while (from < to && isLineEnd(bytes[from])) {
      if (isPair(from) && pongsAwaited > 0) {
        pongsAwaited--;
        skip(2);
      } else if (isPair(from) && isPair(from + 2)) {
        skip(4);
        return Found.PING;
      } else if (to - from < 4 && onlyLineEnds()) {
        // Half a ping, or a single line end that means nothing (RFC 3261 §7.5): more will tell.
        return Found.NOTHING;
      } else {
        skip(1);
      }
    }
    return Found.NOTHING;
  }

  private boolean onlyLineEnds() {
    for (int i = from; i < to; i++) {
      if (!isLineEnd(bytes[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean isPair(int at) {
    return at + 1 < to && bytes[at] == '\r' && bytes[at + 1] == '\n';
  }

  private void skip(int count) {
    from += count;
    searched = Math.max(searched, from);
  }

  private Found message() throws BrokenStream {
    if (isLineEnd(bytes[from])) {
      return Found.NOTHING;
    }
    int body = bodyStart();
    if (body < 0) {
      checkSize(to - from);
      return Found.NOTHING;
    }
    int size = body - from + contentLength(from, body);
    checkSize(size);
    if (to - from < size) {
      return Found.NOTHING;
    }
    offset = from;
    length = size;
    from += size;
    searched = from;
    return Found.MESSAGE;
  }

  private void checkSize(int size) throws BrokenStream {
    if (size > messageBytesMax) {
      throw new BrokenStream("a message of more than " + messageBytesMax + " bytes");
    }
  }

  /// The index after the empty line, or -1; a lone LF ends a line too, as it does for the parser.
  private int bodyStart() {
    for (int i = Math.max(searched, from + 1); i < to; i++) {
      boolean ends = bytes[i] == '\n';
      if (ends && (bytes[i - 1] == '\n' || (bytes[i - 1] == '\r' && bytes[i - 2] == '\n'))) {
        searched = i;
        return i + 1;
      }
    }
    searched = Math.max(from + 1, to);
    return -1;
  }

  private int contentLength(int start, int end) throws BrokenStream {
    int found = -1;
    for (int line = start; line < end; line = nextLine(line, end)) {
      int value = valueOfLength(line, end);
      if (value >= 0) {
        int announced = number(value, end);
        if (found >= 0 && found != announced) {
          throw new BrokenStream("Content-Length given twice");
        }
        found = announced;
      }
    }
    if (found < 0) {
      // §20.14: over a stream Content-Length MUST be there.
      throw new BrokenStream("a message without Content-Length");
    }
    return found;
  }

  private int nextLine(int at, int end) {
    int next = at;
    while (next < end && bytes[next] != '\n') {
      next++;
    }
    return next + 1;
  }

  /// The index after the colon when this line is Content-Length or its short form, else -1.
  private int valueOfLength(int line, int end) {
    int name = nameMatches(line, end) ? line + LENGTH_NAME.length : line + 1;
    boolean shortForm = name == line + 1 && (bytes[line] | 0x20) == 'l';
    if (name == line + 1 && !shortForm) {
      return -1;
    }
    while (name < end && isBlank(bytes[name])) {
      name++;
    }
    return name < end && bytes[name] == ':' ? name + 1 : -1;
  }

  private boolean nameMatches(int line, int end) {
    if (line + LENGTH_NAME.length > end) {
      return false;
    }
    for (int i = 0; i < LENGTH_NAME.length; i++) {
      // The hyphen has the bit of lower case set already.
      if ((bytes[line + i] | 0x20) != LENGTH_NAME[i]) {
        return false;
      }
    }
    return true;
  }

  private int number(int at, int end) throws BrokenStream {
    int digit = at;
    while (digit < end && isBlank(bytes[digit])) {
      digit++;
    }
    int first = digit;
    int value = 0;
    while (digit < end && bytes[digit] >= '0' && bytes[digit] <= '9') {
      value = Math.min(value * 10 + bytes[digit] - '0', 100_000_000);
      digit++;
    }
    if (digit == first) {
      throw new BrokenStream("a Content-Length that is no number");
    }
    return value;
  }

  private static boolean isLineEnd(byte b) {
    return b == '\r' || b == '\n';
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  /// Gives the room of a large message back once it is read.
  void relax() {
    if (from == to && bytes.length > START_BYTES) {
      bytes = Arrays.copyOf(bytes, START_BYTES);
      from = 0;
      to = 0;
      searched = 0;
    }
  }
}
