package dev.zvonar.speech;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;

/// How one language says what a value means. Pure; answers are phrases to be said one behind the
/// other. Numbers are within [#MAX] either way.
sealed interface Grammar permits RussianGrammar, EnglishGrammar {
  /// The greatest absolute value that is said.
  BigDecimal MAX = BigDecimal.valueOf(RussianNumerals.MAX);

  /// How many decimals of a number are said; more are rounded away.
  int DECIMALS_MAX = 3;

  static Grammar of(Language language) {
    return switch (language) {
      case RU -> RussianGrammar.SHARED;
      case EN -> EnglishGrammar.SHARED;
    };
  }

  /// Whether `noun`, a nominative singular, can be counted.
  boolean knows(String noun);

  List<String> number(BigDecimal n, GrammarCase in, Gender gender);

  List<String> count(BigDecimal n, GrammarCase in, String noun);

  /// Roubles and kopecks; kopecks are left out when there are none.
  List<String> money(BigDecimal roubles, GrammarCase in);

  /// A day, its month and, when it is named, its year.
  List<String> date(CalendarDay day, GrammarCase in);

  /// Hours and minutes; minutes are left out when there are none.
  List<String> time(LocalTime time, GrammarCase in);

  /// The name of one of `0`-`9`.
  String digit(int digit);

  /// The name of `+`.
  String plus();
}
