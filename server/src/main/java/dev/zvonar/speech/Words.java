package dev.zvonar.speech;

import dev.zvonar.kernel.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Spells the value of a list's cell the way a person would say it. Pure.
///
/// «1 523,40» as money becomes «одна тысяча», «пятьсот», «двадцать три», «рубля», «сорок»,
/// «копеек»: each phrase is one of a few hundred that all sums are made of, so a campaign of a
/// million different sums needs only those to be synthesised.
public final class Words {
  /// The longest value that is said, in characters.
  public static final int VALUE_CHARS_MAX = 500;

  private static final int DIGITS_MAX = 40;

  /// A name is said word by word, so that a million full names need only their parts.
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{M}'’.-]+( [\\p{L}\\p{M}'’.-]+){0,3}");

  private Words() {}

  /// Spells `cell` in `language` as `format` says.
  public static Spoken say(Language language, ValueFormat format, String cell) {
    if (cell.length() > VALUE_CHARS_MAX) {
      return new Spoken.Unreadable(
          new Text(
              "значение длиннее " + VALUE_CHARS_MAX + " знаков",
              "the value is longer than " + VALUE_CHARS_MAX + " characters"));
    }
    if (cell.chars().noneMatch(Character::isLetterOrDigit)) {
      return new Spoken.Nothing();
    }
    return phrases(language, format, cell)
        .<Spoken>map(Spoken.Phrases::new)
        .orElseGet(() -> new Spoken.Unreadable(complaint(format.kind(), cell)));
  }

  private static Optional<List<String>> phrases(
      Language language, ValueFormat format, String cell) {
    Grammar grammar = Grammar.of(language);
    GrammarCase in = format.in();
    return switch (format.kind()) {
      case TEXT -> Optional.of(text(cell.strip()));
      case NUMBER -> number(cell, language).map(n -> grammar.number(n, in, format.gender()));
      case COUNT -> number(cell, language).map(n -> grammar.count(n, in, format.noun()));
      case MONEY ->
          Values.money(cell, language).filter(Words::sayable).map(n -> grammar.money(n, in));
      case DATE ->
          Values.date(cell, language).filter(Words::sayable).map(day -> grammar.date(day, in));
      case TIME -> Values.time(cell).map(time -> grammar.time(time, in));
      case DIGITS -> digits(grammar, cell);
    };
  }

  private static Optional<BigDecimal> number(String cell, Language language) {
    return Values.number(cell, language).filter(Words::sayable);
  }

  private static boolean sayable(BigDecimal n) {
    return n.abs().compareTo(Grammar.MAX) <= 0;
  }

  private static boolean sayable(CalendarDay day) {
    return day.yearNamed().stream()
        .allMatch(y -> y >= RussianNumerals.YEAR_MIN && y <= RussianNumerals.YEAR_MAX);
  }

  private static List<String> text(String value) {
    String spaced = value.replaceAll("\\s+", " ");
    return NAME.matcher(spaced).matches() ? List.of(spaced.split(" ")) : List.of(spaced);
  }

  /// Digits and letters by name; other signs only part them.
  private static Optional<List<String>> digits(Grammar grammar, String cell) {
    List<String> names = new ArrayList<>();
    cell.codePoints()
        .forEach(c -> {
          int digit = Character.digit(c, 10);
          if (digit >= 0) {
            names.add(grammar.digit(digit));
          } else if (c == '+') {
            names.add(grammar.plus());
          } else if (Character.isLetter(c)) {
            names.add(Character.toString(Character.toUpperCase(c)));
          }
        });
    return names.size() <= DIGITS_MAX ? Optional.of(names) : Optional.empty();
  }

  private static Text complaint(ValueFormat.Kind kind, String cell) {
    String shown = cell.strip();
    String brief = shown.length() <= 60 ? shown : shown.substring(0, 60) + "…";
    return switch (kind) {
      case TEXT -> refuse(brief, "текст", "a text", "Анна");
      case NUMBER, COUNT -> refuse(brief, "число", "a number", "1 523,4");
      case MONEY -> refuse(brief, "сумма", "a sum of money", "1 523,40");
      case DATE -> refuse(brief, "дата", "a date", "25.11.2026");
      case TIME -> refuse(brief, "время", "a time", "9:30");
      case DIGITS -> refuse(brief, "строка до 40 цифр", "a line of at most 40 digits", "48-12");
    };
  }

  private static Text refuse(String value, String ru, String en, String example) {
    return new Text(
        "«%s» — не %s; нужно, например, %s".formatted(value, ru, example),
        "'%s' is not %s; write, say, %s".formatted(value, en, example));
  }
}
