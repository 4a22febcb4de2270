package dev.zvonar.speech;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// English, as spoken in America: no cases, month before day, twelve hours.
///
/// The numerals are a table made by ICU's rules at start, for the reason given at
/// [RussianNumerals].
final class EnglishGrammar implements Grammar {
  static final EnglishGrammar SHARED =
      new EnglishGrammar(new RuleBasedNumberFormat(ULocale.US, RuleBasedNumberFormat.SPELLOUT));

  private static final Map<String, String> PLURALS =
      Map.of(
          "person", "people", "man", "men", "woman", "women", "child", "children", "euro", "euros");
  private static final List<Long> SCALES = List.of(1_000_000_000L, 1_000_000L, 1_000L);
  private static final List<String> SCALE_NAMES = List.of("billion", "million", "thousand");

  private final List<String> belowHundred;
  private final List<String> ordinals;
  private final List<String> years;

  private EnglishGrammar(RuleBasedNumberFormat icu) {
    belowHundred = spell(icu, 0, 99, "%spellout-cardinal");
    ordinals = spell(icu, 1, 31, "%spellout-ordinal");
    years =
        spell(icu, RussianNumerals.YEAR_MIN, RussianNumerals.YEAR_MAX, "%spellout-numbering-year");
  }

  @Override
  public boolean knows(String noun) {
    return noun.matches("[a-z][a-z -]{0,40}");
  }

  @Override
  public List<String> number(BigDecimal n, GrammarCase in, Gender gender) {
    BigDecimal rounded = rounded(n);
    BigDecimal amount = rounded.abs();
    List<String> phrases = sign(rounded);
    cardinal(phrases, amount.longValue());
    if (amount.scale() > 0) {
      phrases.add("point");
      String plain = amount.toPlainString();
      plain.chars().skip(plain.indexOf('.') + 1L).forEach(c -> phrases.add(digit(c - '0')));
    }
    return phrases;
  }

  @Override
  public List<String> count(BigDecimal n, GrammarCase in, String noun) {
    List<String> phrases = new ArrayList<>(number(n, in, Gender.MASCULINE));
    phrases.add(rounded(n).abs().compareTo(BigDecimal.ONE) == 0 ? noun : plural(noun));
    return phrases;
  }

  @Override
  public List<String> money(BigDecimal roubles, GrammarCase in) {
    BigDecimal rounded = roubles.setScale(2, RoundingMode.HALF_UP);
    List<String> phrases = sign(rounded);
    long kopecksAll = rounded.abs().movePointRight(2).longValueExact();
    long whole = kopecksAll / 100;
    long kopecks = kopecksAll % 100;
    if (whole > 0 || kopecks == 0) {
      counted(phrases, whole, "rouble");
    }
    if (kopecks > 0) {
      counted(phrases, kopecks, "kopeck");
    }
    return phrases;
  }

  @Override
  public List<String> date(CalendarDay day, GrammarCase in) {
    List<String> phrases = new ArrayList<>();
    String month = Month.of(day.month()).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    phrases.add(month + " " + ordinals.get(day.day() - 1));
    day.yearNamed().ifPresent(year -> phrases.add(years.get(year - RussianNumerals.YEAR_MIN)));
    return phrases;
  }

  @Override
  public List<String> time(LocalTime time, GrammarCase in) {
    int hour = (time.getHour() + 11) % 12 + 1;
    List<String> phrases = new ArrayList<>();
    phrases.add(belowHundred.get(hour));
    if (time.getMinute() > 0) {
      String minute = belowHundred.get(time.getMinute());
      phrases.add(time.getMinute() < 10 ? "oh " + minute : minute);
    }
    phrases.add(time.getHour() < 12 ? "a m" : "p m");
    return phrases;
  }

  @Override
  public String digit(int digit) {
    return belowHundred.get(digit);
  }

  @Override
  public String plus() {
    return "plus";
  }

  private void counted(List<String> phrases, long n, String noun) {
    cardinal(phrases, n);
    phrases.add(n == 1 ? noun : plural(noun));
  }

  private void cardinal(List<String> phrases, long n) {
    long rest = n;
    for (int i = 0; i < SCALES.size(); i++) {
      long group = rest / SCALES.get(i);
      if (group > 0) {
        belowThousand(phrases, (int) group);
        phrases.add(SCALE_NAMES.get(i));
      }
      rest %= SCALES.get(i);
    }
    if (rest > 0 || n == 0) {
      belowThousand(phrases, (int) rest);
    }
  }

  private void belowThousand(List<String> phrases, int n) {
    if (n >= 100) {
      phrases.add(belowHundred.get(n / 100) + " hundred");
    }
    if (n % 100 > 0 || n == 0) {
      phrases.add(belowHundred.get(n % 100));
    }
  }

  private static String plural(String noun) {
    String irregular = PLURALS.get(noun);
    if (irregular != null) {
      return irregular;
    }
    if (noun.matches(".*[^aeiou]y")) {
      return noun.substring(0, noun.length() - 1) + "ies";
    }
    return noun.matches(".*(s|x|z|ch|sh)") ? noun + "es" : noun + "s";
  }

  private static BigDecimal rounded(BigDecimal n) {
    BigDecimal rounded = n.setScale(DECIMALS_MAX, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  private static List<String> sign(BigDecimal n) {
    return n.signum() < 0 ? new ArrayList<>(List.of("minus")) : new ArrayList<>();
  }

  private static List<String> spell(RuleBasedNumberFormat icu, int from, int to, String rule) {
    return IntStream.rangeClosed(from, to).mapToObj(n -> icu.format(n, rule)).toList();
  }
}
