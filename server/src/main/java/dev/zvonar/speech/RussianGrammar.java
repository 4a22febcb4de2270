package dev.zvonar.speech;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/// Russian: cases, genders, and the noun that follows its numeral.
final class RussianGrammar implements Grammar {
  static final RussianGrammar SHARED = new RussianGrammar();

  private static final RussianNoun ROUBLE = RussianNouns.of("рубль");
  private static final RussianNoun KOPECK = RussianNouns.of("копейка");
  private static final RussianNoun HOUR = RussianNouns.of("час");
  private static final RussianNoun MINUTE = RussianNouns.of("минута");
  private static final List<String> MONTHS =
      List.of(
          "января",
          "февраля",
          "марта",
          "апреля",
          "мая",
          "июня",
          "июля",
          "августа",
          "сентября",
          "октября",
          "ноября",
          "декабря");
  private static final List<String> DIGITS =
      List.of("ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять");

  /// The adjective of a fraction by its count of decimals: «пять десятых».
  private static final List<String> FRACTIONS = List.of("цел", "десят", "сот", "тысячн");

  private final RussianNumerals numerals = RussianNumerals.shared();

  private RussianGrammar() {}

  @Override
  public boolean knows(String noun) {
    return RussianNouns.find(noun).isPresent();
  }

  @Override
  public List<String> number(BigDecimal n, GrammarCase in, Gender gender) {
    BigDecimal rounded = rounded(n);
    List<String> phrases = sign(rounded);
    BigDecimal amount = rounded.abs();
    if (amount.scale() > 0) {
      phrases.addAll(decimal(amount, in));
    } else {
      phrases.addAll(numerals.cardinal(amount.longValueExact(), in, gender));
    }
    return phrases;
  }

  @Override
  public List<String> count(BigDecimal n, GrammarCase in, String noun) {
    RussianNoun counted = RussianNouns.of(noun);
    BigDecimal rounded = rounded(n);
    List<String> phrases = new ArrayList<>(number(n, in, counted.gender()));
    phrases.add(
        rounded.scale() > 0
            ? counted.afterFraction()
            : counted.after(rounded.abs().longValueExact(), in));
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
      counted(phrases, whole, in, ROUBLE);
    }
    if (kopecks > 0) {
      counted(phrases, kopecks, in, KOPECK);
    }
    return phrases;
  }

  @Override
  public List<String> date(CalendarDay day, GrammarCase in) {
    List<String> phrases = new ArrayList<>();
    boolean genitive = in == GrammarCase.GENITIVE;
    phrases.add(numerals.day(day.day(), genitive) + " " + MONTHS.get(day.month() - 1));
    day.yearNamed().ifPresent(year -> phrases.add(numerals.year(year) + " года"));
    return phrases;
  }

  @Override
  public List<String> time(LocalTime time, GrammarCase in) {
    List<String> phrases = new ArrayList<>();
    phrases.add(whole(time.getHour(), in, HOUR));
    if (time.getMinute() > 0) {
      phrases.add(whole(time.getMinute(), in, MINUTE));
    }
    return phrases;
  }

  @Override
  public String digit(int digit) {
    return DIGITS.get(digit);
  }

  @Override
  public String plus() {
    return "плюс";
  }

  private void counted(List<String> phrases, long n, GrammarCase in, RussianNoun noun) {
    phrases.addAll(numerals.cardinal(n, in, noun.gender()));
    phrases.add(noun.after(n, in));
  }

  /// A numeral below a hundred with its noun as one phrase: there are few of them.
  private String whole(int n, GrammarCase in, RussianNoun noun) {
    return String.join(" ", numerals.cardinal(n, in, noun.gender())) + " " + noun.after(n, in);
  }

  private static BigDecimal rounded(BigDecimal n) {
    BigDecimal rounded = n.setScale(DECIMALS_MAX, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  private static List<String> sign(BigDecimal n) {
    return n.signum() < 0 ? new ArrayList<>(List.of("минус")) : new ArrayList<>();
  }

  /// «двенадцать целых», «пять десятых».
  private List<String> decimal(BigDecimal n, GrammarCase in) {
    long whole = n.longValue();
    BigDecimal rest = n.subtract(BigDecimal.valueOf(whole));
    long fraction = rest.movePointRight(n.scale()).longValueExact();
    List<String> phrases = new ArrayList<>(numerals.cardinal(whole, in, Gender.FEMININE));
    phrases.add(fractionWord(whole, 0, in));
    phrases.addAll(numerals.cardinal(fraction, in, Gender.FEMININE));
    phrases.add(fractionWord(fraction, n.scale(), in));
    return phrases;
  }

  private static String fractionWord(long n, int decimals, GrammarCase in) {
    boolean one = n % 10 == 1 && n % 100 != 11;
    String ending =
        switch (in) {
          case NOMINATIVE -> one ? "ая" : "ых";
          case ACCUSATIVE -> one ? "ую" : "ых";
          case GENITIVE, PREPOSITIONAL -> one ? "ой" : "ых";
          case DATIVE -> one ? "ой" : "ым";
          case INSTRUMENTAL -> one ? "ой" : "ыми";
        };
    return FRACTIONS.get(decimals) + ending;
  }
}
