package dev.zvonar.wire.sip.message;

/// One header line: a name and the value after its colon, unfolded and trimmed.
///
/// @param name as it is sent; compared without regard to case (RFC 3261 §7.3.1)
/// @param value as it stands; may not hold a line end, so nobody can smuggle a header in
public record Header(String name, String value) {
  public Header {
    if (name.isEmpty() || !isToken(name)) {
      throw new IllegalArgumentException("a header name must be a token");
    }
    if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0 || value.indexOf(0) >= 0) {
      throw new IllegalArgumentException("the value of " + name + " holds a line end or a zero");
    }
  }

  /// Whether this is a header of that name.
  public boolean is(String other) {
    return Headers.same(name, other);
  }

  private static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Syntax.isToken(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
