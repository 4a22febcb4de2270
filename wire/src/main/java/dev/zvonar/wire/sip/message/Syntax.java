package dev.zvonar.wire.sip.message;

/// Character classes and scanning of RFC 3261 §25.1, shared by the header views.
final class Syntax {
  private static final boolean[] TOKEN = new boolean[128];

  static {
    for (int c = 0; c < 128; c++) {
      TOKEN[c] = Character.isLetterOrDigit(c) || "-.!%*_+`'~".indexOf(c) >= 0;
    }
  }

  private Syntax() {}

  static boolean isToken(int c) {
    return c >= 0 && c < 128 && TOKEN[c];
  }

  static boolean isSpace(int c) {
    return c == ' ' || c == '\t';
  }

  /// The index of `wanted` from `from` on, outside quoted strings and angle brackets, or -1.
  static int indexOutside(String text, char wanted, int from) {
    boolean quoted = false;
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == wanted && depth == 0) {
        return i;
      } else if (c == '"') {
        quoted = true;
      } else if (c == '<') {
        depth++;
      } else if (c == '>' && depth > 0) {
        depth--;
      }
    }
    return -1;
  }

  /// A quoted string's content without quotes and escapes; anything else as it is.
  static String unquote(String text) {
    int end = text.length() - 1;
    if (end < 1 || text.charAt(0) != '"' || text.charAt(end) != '"') {
      return text;
    }
    if (text.indexOf('\\') < 0) {
      return text.substring(1, end);
    }
    var plain = new StringBuilder(end);
    for (int i = 1; i < end; i++) {
      char c = text.charAt(i);
      plain.append(c == '\\' && i + 1 < end ? text.charAt(++i) : c);
    }
    return plain.toString();
  }

  /// The text as a quoted string; control characters, which no quoted string may hold, become spaces.
  static String quote(String text) {
    var quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\');
      }
      quoted.append(c < ' ' || c == 0x7F ? ' ' : c);
    }
    return quoted.append('"').toString();
  }

  /// A number of decimal digits within `0..max`, or -1.
  static long number(String text, long max) {
    if (text.isEmpty() || text.length() > 18) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value <= max ? value : -1;
  }
}
