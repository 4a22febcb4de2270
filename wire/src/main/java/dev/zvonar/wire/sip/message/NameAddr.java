package dev.zvonar.wire.sip.message;

/// A From, To, Contact or Route value: display name, URI, parameters (RFC 3261 §20.10).
///
/// @param display without quotes; empty when there is none
/// @param uri the address
/// @param parameters header parameters: tag, expires and others
public record NameAddr(String display, SipUri uri, Parameters parameters) {
  /// Reads one value.
  ///
  /// @throws MalformedSip when brackets do not match or the URI is none
  public static NameAddr parse(String value) throws MalformedSip {
    int open = openBracket(value);
    if (open < 0) {
      // Without brackets the parameters belong to the header, not to the URI (§20.10).
      int semicolon = value.indexOf(';');
      int end = semicolon < 0 ? value.length() : semicolon;
      return new NameAddr(
          "", SipUri.parse(value.substring(0, end).strip()), new Parameters(value.substring(end)));
    }
    int close = value.indexOf('>', open);
    if (close < 0) {
      throw new MalformedSip("an address with an open bracket");
    }
    String display = Syntax.unquote(value.substring(0, open).strip());
    return new NameAddr(
        display,
        SipUri.parse(value.substring(open + 1, close).strip()),
        new Parameters(value.substring(close + 1)));
  }

  private static int openBracket(String value) {
    boolean quoted = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == '<' && !quoted) {
        return i;
      }
    }
    return -1;
  }

  /// The tag, or the empty string.
  public String tag() {
    String tag = parameters.value("tag");
    return tag == null ? "" : tag;
  }

  /// A value of display name and URI; the name is quoted as needed.
  public static String format(String display, SipUri uri) {
    return display.isEmpty() ? "<" + uri + ">" : Syntax.quote(display) + " <" + uri + ">";
  }
}
