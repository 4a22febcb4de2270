package dev.zvonar.wire.sip.message;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parameters `;name=value;flag` after a header value or in a URI, looked up on demand.
///
/// @param text with its leading semicolon, or empty
public record Parameters(String text) {
  /// No parameters.
  public static final Parameters NONE = new Parameters("");

  /// Whether the parameter is there, with or without a value. Names ignore case.
  public boolean has(String name) {
    return find(name) >= 0;
  }

  /// The value without quotes; the empty string for a flag; null when the parameter is not there.
  public @Nullable String value(String name) {
    int from = find(name);
    if (from < 0) {
      return null;
    }
    int end = Syntax.indexOutside(text, ';', from);
    String whole = text.substring(from, end < 0 ? text.length() : end);
    int equals = whole.indexOf('=');
    return equals < 0 ? "" : Syntax.unquote(whole.substring(equals + 1).strip());
  }

  /// Every parameter as written, without its semicolon.
  List<String> each() {
    var parts = new ArrayList<String>(4);
    int from = Syntax.indexOutside(text, ';', 0);
    while (from >= 0) {
      int end = Syntax.indexOutside(text, ';', from + 1);
      parts.add(text.substring(from + 1, end < 0 ? text.length() : end).strip());
      from = end;
    }
    return parts;
  }

  /// The index just after the semicolon of the parameter, or -1.
  private int find(String name) {
    for (int at = Syntax.indexOutside(text, ';', 0);
        at >= 0;
        at = Syntax.indexOutside(text, ';', at + 1)) {
      int from = at + 1;
      while (from < text.length() && Syntax.isSpace(text.charAt(from))) {
        from++;
      }
      int end = from + name.length();
      if (text.regionMatches(true, from, name, 0, name.length())
          && (end >= text.length() || !Syntax.isToken(text.charAt(end)))) {
        return from;
      }
    }
    return -1;
  }
}
