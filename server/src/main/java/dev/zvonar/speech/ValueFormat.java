package dev.zvonar.speech;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How the value of a list's cell is to be said.
///
/// Written as a word and its options: `money`, `date:nominative`, `number:genitive,feminine`,
/// `count:день`, `count:минута,accusative`. English takes no notice of case and gender.
///
/// @param kind what the value is
/// @param in the case it stands in
/// @param gender what a number agrees with
/// @param noun what is counted, in the nominative singular; empty unless `kind` is `COUNT`
public record ValueFormat(Kind kind, GrammarCase in, Gender gender, String noun) {
  /// As it is written.
  public static final ValueFormat TEXT = plain(Kind.TEXT);

  /// Reads a format as it is written in a message, or gives nothing when it is not one.
  ///
  /// @param language decides which nouns can be counted
  public static Optional<ValueFormat> parse(String written, Language language) {
    int colon = written.indexOf(':');
    String word = colon < 0 ? written : written.substring(0, colon);
    String options = colon < 0 ? "" : written.substring(colon + 1);
    return Kind.ofCode(word.strip())
        .flatMap(kind -> withOptions(kind, options))
        .filter(format -> format.makesSense(language));
  }

  private static Optional<ValueFormat> withOptions(Kind kind, String options) {
    ValueFormat format = plain(kind);
    if (options.isBlank()) {
      return Optional.of(format);
    }
    for (String option : options.split(",", 4)) {
      Optional<ValueFormat> next = format.with(option.strip());
      if (next.isEmpty()) {
        return Optional.empty();
      }
      format = next.get();
    }
    return Optional.of(format);
  }

  private static ValueFormat plain(Kind kind) {
    GrammarCase in = kind == Kind.DATE ? GrammarCase.GENITIVE : GrammarCase.NOMINATIVE;
    return new ValueFormat(kind, in, Gender.MASCULINE, "");
  }

  private Optional<ValueFormat> with(String option) {
    Optional<GrammarCase> otherCase = GrammarCase.ofCode(option);
    if (otherCase.isPresent()) {
      return kind.hasCase ? otherCase.map(c -> new ValueFormat(kind, c, gender, noun)) : none();
    }
    Optional<Gender> otherGender = Gender.ofCode(option);
    if (otherGender.isPresent()) {
      return kind == Kind.NUMBER
          ? otherGender.map(g -> new ValueFormat(kind, in, g, noun))
          : none();
    }
    return kind == Kind.COUNT && noun.isEmpty()
        ? Optional.of(new ValueFormat(kind, in, gender, option))
        : none();
  }

  private static Optional<ValueFormat> none() {
    return Optional.empty();
  }

  private boolean makesSense(Language language) {
    return switch (kind) {
      case COUNT -> Grammar.of(language).knows(noun);
      case DATE -> in == GrammarCase.NOMINATIVE || in == GrammarCase.GENITIVE;
      case TEXT, NUMBER, MONEY, TIME, DIGITS -> true;
    };
  }

  /// What a value is.
  public enum Kind {
    /// As it is written.
    TEXT(false),

    /// An amount of nothing in particular: `12,5`.
    NUMBER(true),

    /// Roubles and kopecks: `1 523,40`.
    MONEY(true),

    /// A day: `25.11.2026`, `25.11`, `2026-11-25`.
    DATE(true),

    /// A time of day: `9:30`.
    TIME(true),

    /// One by one: a code, a flat, a part of a phone.
    DIGITS(false),

    /// An amount of the noun named.
    COUNT(true);

    private final boolean hasCase;

    Kind(boolean hasCase) {
      this.hasCase = hasCase;
    }

    /// The lower-case name, as a message writes it.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> ofCode(String code) {
      return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
  }
}
