package dev.zvonar.wire.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The header names we know, with their compact forms (RFC 3261 §7.3.3), so that a parsed name is a
/// shared constant and costs nothing.
public final class HeaderName {
  public static final String ACCEPT = "Accept";
  public static final String ALLOW = "Allow";
  public static final String AUTHORIZATION = "Authorization";
  public static final String CALL_ID = "Call-ID";
  public static final String CONTACT = "Contact";
  public static final String CONTENT_LENGTH = "Content-Length";
  public static final String CONTENT_TYPE = "Content-Type";
  public static final String CSEQ = "CSeq";
  public static final String EVENT = "Event";
  public static final String EXPIRES = "Expires";
  public static final String FROM = "From";
  public static final String MAX_FORWARDS = "Max-Forwards";
  public static final String MIN_EXPIRES = "Min-Expires";
  public static final String MIN_SE = "Min-SE";
  public static final String PROXY_AUTHENTICATE = "Proxy-Authenticate";
  public static final String PROXY_AUTHORIZATION = "Proxy-Authorization";
  public static final String RACK = "RAck";
  public static final String REASON = "Reason";
  public static final String RECORD_ROUTE = "Record-Route";
  public static final String REFER_TO = "Refer-To";
  public static final String REPLACES = "Replaces";
  public static final String REQUIRE = "Require";
  public static final String RETRY_AFTER = "Retry-After";
  public static final String ROUTE = "Route";
  public static final String RSEQ = "RSeq";
  public static final String SERVER = "Server";
  public static final String SESSION_EXPIRES = "Session-Expires";
  public static final String SUPPORTED = "Supported";
  public static final String TO = "To";
  public static final String UNSUPPORTED = "Unsupported";
  public static final String USER_AGENT = "User-Agent";
  public static final String VIA = "Via";
  public static final String WWW_AUTHENTICATE = "WWW-Authenticate";

  /// Known names by length, so that a look-up compares with one to three candidates.
  private static final String[][] BY_LENGTH = byLength();

  private HeaderName() {}

  /// The shared constant for the name at `buf[from..to)`, else a new string.
  static String of(byte[] buf, int from, int to) {
    int length = to - from;
    if (length == 1) {
      String full = compact(buf[from] | 0x20);
      if (full != null) {
        return full;
      }
    }
    if (length < BY_LENGTH.length) {
      for (String candidate : BY_LENGTH[length]) {
        if (matches(candidate, buf, from)) {
          return candidate;
        }
      }
    }
    return new String(buf, from, length, StandardCharsets.ISO_8859_1);
  }

  private static @Nullable String compact(int letter) {
    return switch (letter) {
      case 'v' -> VIA;
      case 'f' -> FROM;
      case 't' -> TO;
      case 'i' -> CALL_ID;
      case 'm' -> CONTACT;
      case 'l' -> CONTENT_LENGTH;
      case 'c' -> CONTENT_TYPE;
      case 'k' -> SUPPORTED;
      case 's' -> "Subject";
      case 'e' -> "Content-Encoding";
      case 'o' -> EVENT;
      case 'u' -> "Allow-Events";
      case 'r' -> REFER_TO;
      case 'b' -> "Referred-By";
      case 'x' -> SESSION_EXPIRES;
      default -> null;
    };
  }

  private static boolean matches(String name, byte[] buf, int from) {
    for (int i = 0; i < name.length(); i++) {
      int wanted = name.charAt(i);
      int found = buf[from + i];
      if (wanted != found && !(isLetter(wanted) && (wanted | 0x20) == (found | 0x20))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(int c) {
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  private static String[][] byLength() {
    String[] known = {
      ACCEPT,
      ALLOW,
      AUTHORIZATION,
      CALL_ID,
      CONTACT,
      CONTENT_LENGTH,
      CONTENT_TYPE,
      CSEQ,
      EVENT,
      EXPIRES,
      FROM,
      MAX_FORWARDS,
      MIN_EXPIRES,
      MIN_SE,
      PROXY_AUTHENTICATE,
      PROXY_AUTHORIZATION,
      RACK,
      REASON,
      RECORD_ROUTE,
      REFER_TO,
      REPLACES,
      REQUIRE,
      RETRY_AFTER,
      ROUTE,
      RSEQ,
      SERVER,
      SESSION_EXPIRES,
      SUPPORTED,
      TO,
      UNSUPPORTED,
      USER_AGENT,
      VIA,
      WWW_AUTHENTICATE,
      "P-Asserted-Identity",
      "Allow-Events"
    };
    var table = new String[20][];
    for (int length = 0; length < table.length; length++) {
      int wanted = length;
      table[length] =
          Arrays.stream(known).filter(name -> name.length() == wanted).toArray(String[]::new);
    }
    return table;
  }
}
