package dev.zvonar.speech;

import java.util.Arrays;
import java.util.Optional;

/// A language messages are spoken in.
public enum Language {
  /// Russian.
  RU("ru"),

  /// English.
  EN("en");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /// Two lower-case letters, as the API and the database write it.
  public String code() {
    return code;
  }

  /// Finds a language by its code.
  public static Optional<Language> ofCode(String code) {
    return Arrays.stream(values()).filter(language -> language.code.equals(code)).findFirst();
  }
}
