package dev.zvonar.speech;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The gender of a Russian noun, which its numeral agrees with; English takes no notice of it.
public enum Gender {
  /// «один рубль».
  MASCULINE,

  /// «одна копейка».
  FEMININE,

  /// «одно место».
  NEUTER;

  /// The lower-case name, as a format writes it.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Gender> ofCode(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
  }
}
