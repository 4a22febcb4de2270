package dev.zvonar.speech;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what people put into the cells of a list. Pure; every reading either is certain or is
/// refused, for a wrong sum said aloud is worse than a row sent back.
final class Values {
  private static final Pattern CURRENCY =
      Pattern.compile("\\s*(₽|руб(\\.|л[а-яё]*)?|р\\.?|rub|rur|roubles?|rubles?)\\s*$");
  private static final Pattern PLAIN = Pattern.compile("\\d{1,15}");
  private static final Pattern GROUPED =
      Pattern.compile("\\d{1,3}(?<sep>[ ',.])\\d{3}(\\k<sep>\\d{3})*");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[./](\\d{1,2})(?:[./](\\d{4}|\\d{2}))?(?:[ ,t]+\\d{1,2}:.*)?");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[-./](\\d{1,2})[-./](\\d{1,2})(?:[ t]+\\d{1,2}:.*)?");
  private static final Pattern NAMED =
      Pattern.compile("(\\d{1,2}) (\\p{L}+)(?: (\\d{4}))?(?: ?г\\.?| года)?");
  private static final Pattern TIME =
      Pattern.compile(
          "(?:[\\d./-]+[ ,t]+)?(\\d{1,2})(?:[:.](\\d{2})(?::\\d{2}(?:\\.\\d+)?)?)?(?: ?([ap])\\.?m\\.?)?");
  private static final List<String> MONTHS_RU =
      List.of("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек");
  private static final List<String> MONTHS_EN =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private Values() {}

  /// A number with or without groups and decimals: `1 523,40`, `1523.4`, `-7`, `1,234,567.80`.
  ///
  /// A lone comma before three digits is a decimal comma in Russian and a group in English.
  static Optional<BigDecimal> number(String cell, Language language) {
    String text = spaced(cell);
    boolean negative = text.startsWith("-");
    String digits = negative ? text.substring(1).strip() : text;
    return unsigned(digits, language).map(n -> negative ? n.negate() : n);
  }

  /// The same with a currency behind: `1523,40 руб.`, `500 ₽`.
  static Optional<BigDecimal> money(String cell, Language language) {
    return number(CURRENCY.matcher(spaced(cell)).replaceFirst(""), language);
  }

  /// A day: `25.11.2026`, `25.11.26`, `25.11`, `2026-11-25`, `25 ноября 2026`; a time behind it is
  /// left alone. In English `11/25/2026` has the month first.
  static Optional<CalendarDay> date(String cell, Language language) {
    String text = spaced(cell);
    Matcher yearFirst = YEAR_FIRST.matcher(text);
    if (yearFirst.matches()) {
      return CalendarDay.of(
          integer(yearFirst.group(1)), integer(yearFirst.group(2)), integer(yearFirst.group(3)));
    }
    Matcher dayFirst = DAY_FIRST.matcher(text);
    if (dayFirst.matches()) {
      boolean monthFirst = language == Language.EN && text.indexOf('/') > 0;
      int day = integer(dayFirst.group(monthFirst ? 2 : 1));
      int month = integer(dayFirst.group(monthFirst ? 1 : 2));
      return CalendarDay.of(year(dayFirst.group(3)), month, day);
    }
    Matcher named = NAMED.matcher(text);
    return named.matches()
        ? CalendarDay.of(year(named.group(3)), month(named.group(2)), integer(named.group(1)))
        : Optional.empty();
  }

  /// A time of day: `9:30`, `09:30:00`, `9`, `2:05 pm`; a date before it is left alone.
  static Optional<LocalTime> time(String cell) {
    Matcher time = TIME.matcher(spaced(cell));
    if (!time.matches()) {
      return Optional.empty();
    }
    int minute = time.group(2) == null ? 0 : integer(time.group(2));
    int hour = integer(time.group(1));
    try {
      return Optional.of(LocalTime.of(hourOfDay(hour, time.group(3)), minute));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  private static int hourOfDay(int hour, @Nullable String half) {
    if (half == null) {
      return hour;
    }
    if (hour < 1 || hour > 12) {
      return -1;
    }
    return hour % 12 + (half.equals("p") ? 12 : 0);
  }

  private static Optional<BigDecimal> unsigned(String text, Language language) {
    int decimal = decimalAt(text, language);
    String whole = decimal < 0 ? text : text.substring(0, decimal);
    String part = decimal < 0 ? "" : text.substring(decimal + 1);
    if (decimal >= 0 && !PLAIN.matcher(part).matches()) {
      return Optional.empty();
    }
    if (PLAIN.matcher(whole).matches()) {
      return Optional.of(new BigDecimal(whole + "." + part + "0"));
    }
    return GROUPED.matcher(whole).matches()
        ? Optional.of(new BigDecimal(whole.replaceAll("\\D", "") + "." + part + "0"))
        : Optional.empty();
  }

  /// Where the decimal mark stands, or -1.
  private static int decimalAt(String text, Language language) {
    int comma = text.lastIndexOf(',');
    int point = text.lastIndexOf('.');
    int last = Math.max(comma, point);
    if (last < 0) {
      return -1;
    }
    if (comma >= 0 && point >= 0) {
      return last;
    }
    if (text.indexOf(text.charAt(last)) < last) {
      return -1; // The same mark twice parts groups.
    }
    boolean group = language == Language.EN && comma >= 0 && text.length() - comma == 4;
    return group ? -1 : last;
  }

  private static int month(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (int month = 1; month <= 12; month++) {
      boolean russian = lower.startsWith(MONTHS_RU.get(month - 1));
      if (russian || lower.startsWith(MONTHS_EN.get(month - 1))) {
        return month;
      }
    }
    return 0;
  }

  private static int year(@Nullable String digits) {
    if (digits == null) {
      return 0;
    }
    return digits.length() == 2 ? 2000 + integer(digits) : integer(digits);
  }

  private static int integer(String digits) {
    return Integer.parseInt(digits);
  }

  /// The cell in lower case with every kind of space and minus made the plain one.
  private static String spaced(String cell) {
    return cell.replaceAll("[\\s\\u00A0\\u2007\\u2009\\u202F]+", " ")
        .replaceAll("[\\u2212\\u2013\\u2014]", "-")
        .replace('\u2019', '\'')
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
