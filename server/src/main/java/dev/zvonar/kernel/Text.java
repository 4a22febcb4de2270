package dev.zvonar.kernel;

import java.util.Locale;

/// A sentence for a person, in both languages of the product.
public record Text(String ru, String en) {
  /// A text that needs no translation: a name, a value, a foreign message.
  public static Text same(String both) {
    return new Text(both, both);
  }

  /// Russian for a Russian locale, English for every other.
  public String in(Locale locale) {
    return locale.getLanguage().equals("ru") ? ru : en;
  }
}
