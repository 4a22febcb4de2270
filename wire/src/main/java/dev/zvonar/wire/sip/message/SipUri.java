package dev.zvonar.wire.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A `sip:` or `sips:` URI (RFC 3261 §19.1), or another scheme kept as text.
///
/// @param scheme in lower case
/// @param user still escaped; empty when there is none; the whole rest for other schemes
/// @param host empty for other schemes
/// @param port -1 when not written
/// @param parameters with the leading semicolons, and the headers part with its question mark
public record SipUri(String scheme, String user, String host, int port, String parameters) {
  private static final String UNRESERVED = "-_.!~*'()&=+$,;?/";

  /// A plain `sip:` URI; characters that may not stand in the user part are escaped.
  public static SipUri sip(String user, String host, int port) {
    return new SipUri("sip", escape(user), host, port == 5060 ? -1 : port, "");
  }

  /// Reads a URI.
  ///
  /// @throws MalformedSip when it has no scheme, no host or a port out of range
  public static SipUri parse(String text) throws MalformedSip {
    int colon = text.indexOf(':');
    if (colon <= 0) {
      throw new MalformedSip("a URI without a scheme");
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) == '<' || text.charAt(i) == '>') {
        throw new MalformedSip("a space or bracket inside a URI");
      }
    }
    String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = text.substring(colon + 1);
    if (!scheme.equals("sip") && !scheme.equals("sips")) {
      return new SipUri(scheme, rest, "", -1, "");
    }
    return parseSip(scheme, rest);
  }

  private static SipUri parseSip(String scheme, String rest) throws MalformedSip {
    // The user part may hold ; and ? (RFC 3261 §25.1 user-unreserved), so the @ is looked for
    // first.
    int at = rest.indexOf('@');
    String user = at < 0 ? "" : rest.substring(0, at);
    int from = at + 1;
    int end = from;
    while (end < rest.length() && rest.charAt(end) != ';' && rest.charAt(end) != '?') {
      end++;
    }
    String hostPort = rest.substring(from, end);
    int colon = hostPort.indexOf(':', hostPort.lastIndexOf(']') + 1);
    String host = colon < 0 ? hostPort : hostPort.substring(0, colon);
    if (host.isEmpty() || at == 0) {
      throw new MalformedSip("a URI without a host or with an empty user");
    }
    int port = colon < 0 ? -1 : (int) Syntax.number(hostPort.substring(colon + 1), 65_535);
    if (colon >= 0 && port < 1) {
      throw new MalformedSip("a URI with a bad port");
    }
    return new SipUri(scheme, user, host, port, rest.substring(end));
  }

  /// The user part without escapes and without a password.
  public String plainUser() {
    int colon = user.indexOf(':');
    return unescape(colon < 0 ? user : user.substring(0, colon));
  }

  /// Whether the URI asks for loose routing (RFC 3261 §19.1.1 `lr`).
  public boolean isLoose() {
    return new Parameters(parameters).has("lr");
  }

  /// The port, or the one that stands for none.
  public int portOr(int usual) {
    return port < 0 ? usual : port;
  }

  @Override
  public String toString() {
    if (host.isEmpty()) {
      return scheme + ':' + user;
    }
    var text = new StringBuilder(64).append(scheme).append(':');
    if (!user.isEmpty()) {
      text.append(user).append('@');
    }
    text.append(host);
    if (port >= 0) {
      text.append(':').append(port);
    }
    return text.append(parameters).toString();
  }

  private static String escape(String user) {
    var text = new StringBuilder(user.length() + 8);
    for (byte b : user.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
        text.append(c);
      } else {
        text.append('%').append(hex(c >> 4)).append(hex(c & 15));
      }
    }
    return text.toString();
  }

  private static char hex(int digit) {
    return Character.toUpperCase(Character.forDigit(digit, 16));
  }

  private static String unescape(String user) {
    if (user.indexOf('%') < 0) {
      return user;
    }
    byte[] raw = user.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < raw.length; i++, length++) {
      int high = i + 2 < raw.length && raw[i] == '%' ? Character.digit(raw[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
      if (low >= 0) {
        raw[length] = (byte) (high << 4 | low);
        i += 2;
      } else {
        raw[length] = raw[i];
      }
    }
    return new String(raw, 0, length, StandardCharsets.UTF_8);
  }
}
