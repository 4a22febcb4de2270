package dev.zvonar.wire.sip.message;

/// The CSeq header (RFC 3261 §20.16).
///
/// @param number 0..2^31-1
/// @param method the request's method
public record CSeq(long number, String method) {
  private static final long NUMBER_MAX = (1L << 31) - 1;

  /// Reads the header of a message.
  public static CSeq of(Headers headers) throws MalformedSip {
    return parse(headers.require(HeaderName.CSEQ));
  }

  static CSeq parse(String value) throws MalformedSip {
    int gap = 0;
    while (gap < value.length() && !Syntax.isSpace(value.charAt(gap))) {
      gap++;
    }
    long number = Syntax.number(value.substring(0, gap), NUMBER_MAX);
    String method = value.substring(gap).strip();
    if (number < 0 || method.isEmpty()) {
      throw new MalformedSip("a CSeq that is not `number METHOD` below 2^31");
    }
    return new CSeq(number, method);
  }

  /// The header's value.
  @Override
  public String toString() {
    return number + " " + method;
  }
}
