package dev.zvonar.web;

import java.util.List;
import java.util.Locale;

/// Chooses between the product's two languages.
final class Languages {
  static final Locale RUSSIAN = Locale.of("ru");

  private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, RUSSIAN);

  private Languages() {}

  /// The spoken language an `Accept-Language` header likes best (RFC 4647 §3.4), else English.
  static Locale best(String acceptLanguage) {
    try {
      var ranges = Locale.LanguageRange.parse(acceptLanguage);
      var found = Locale.lookup(ranges, SPOKEN);
      return found == null ? Locale.ENGLISH : found;
    } catch (IllegalArgumentException _) {
      return Locale.ENGLISH;
    }
  }
}
