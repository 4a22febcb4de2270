package dev.zvonar.speech;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The six cases of a Russian noun; English takes no notice of them.
public enum GrammarCase {
  /// Who, what: «один рубль».
  NOMINATIVE,

  /// Of what: «одного рубля».
  GENITIVE,

  /// To what: «одному рублю».
  DATIVE,

  /// What is acted upon: «одну копейку».
  ACCUSATIVE,

  /// By what: «одним рублём».
  INSTRUMENTAL,

  /// About what: «об одном рубле».
  PREPOSITIONAL;

  /// The lower-case name, as a format writes it.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<GrammarCase> ofCode(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
  }
}
