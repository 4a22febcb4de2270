package dev.zvonar.speech;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// Russian numerals in every case and gender, cut into phrases of which there are few: hundreds,
/// what is below a hundred, and the word of the group («тысячи»).
///
/// ICU's rules give the words once, at start; afterwards this is an immutable table, because a
/// `RuleBasedNumberFormat` may not be shared between threads. Two faults of ICU's are mended: the
/// missing letter ё, and the masculine prepositional «двадцать одном».
final class RussianNumerals {
  /// The greatest absolute value that is spelled.
  static final long MAX = 999_999_999_999L;

  static final int YEAR_MIN = 1900;
  static final int YEAR_MAX = 2199;

  /// The tens from 20 stand at this plus their count of tens, the hundreds from the other.
  private static final int TENS_AT = 18;

  private static final int HUNDREDS_AT = 28;

  private static final List<Scale> SCALES =
      List.of(
          new Scale(1_000_000_000, RussianNouns.of("миллиард")),
          new Scale(1_000_000, RussianNouns.of("миллион")),
          new Scale(1_000, RussianNouns.of("тысяча")));

  private static final RussianNumerals SHARED =
      new RussianNumerals(
          new RuleBasedNumberFormat(ULocale.forLanguageTag("ru"), RuleBasedNumberFormat.SPELLOUT));

  /// Words by case, gender and number: 0..20 by one, to 100 by ten, to 900 by hundred.
  private final Map<GrammarCase, Map<Gender, List<String>>> words;

  private final List<String> daysGenitive;
  private final List<String> daysNominative;
  private final List<String> yearsGenitive;

  private RussianNumerals(RuleBasedNumberFormat icu) {
    words = new EnumMap<>(GrammarCase.class);
    for (GrammarCase in : GrammarCase.values()) {
      Map<Gender, List<String>> genders = new EnumMap<>(Gender.class);
      for (Gender gender : Gender.values()) {
        genders.put(gender, table(icu, cardinalRule(in, gender)));
      }
      words.put(in, genders);
    }
    daysGenitive = range(icu, 1, 31, "%spellout-ordinal-neuter-genitive");
    daysNominative = range(icu, 1, 31, "%spellout-ordinal-neuter");
    yearsGenitive = range(icu, YEAR_MIN, YEAR_MAX, "%spellout-ordinal-masculine-genitive");
  }

  static RussianNumerals shared() {
    return SHARED;
  }

  /// Spells `n` (0..[#MAX]) as phrases to be said one behind the other.
  List<String> cardinal(long n, GrammarCase in, Gender gender) {
    if (n < 0 || n > MAX) {
      throw new IllegalArgumentException("n is not in 0.." + MAX + ": " + n);
    }
    List<String> phrases = new ArrayList<>();
    long rest = n;
    for (Scale scale : SCALES) {
      int group = (int) (rest / scale.size());
      if (group > 0) {
        belowThousand(phrases, group, in, scale.noun().gender());
        phrases.add(scale.noun().after(group, in));
      }
      rest %= scale.size();
    }
    if (rest > 0 || n == 0) {
      belowThousand(phrases, (int) rest, in, gender);
    }
    return phrases;
  }

  /// The day of a month as an ordinal: «двадцать пятого» or «двадцать пятое».
  String day(int day, boolean genitive) {
    return (genitive ? daysGenitive : daysNominative).get(day - 1);
  }

  /// A year from [#YEAR_MIN] to [#YEAR_MAX] as an ordinal: «две тысячи двадцать шестого».
  String year(int year) {
    return yearsGenitive.get(year - YEAR_MIN);
  }

  private void belowThousand(List<String> phrases, int n, GrammarCase in, Gender gender) {
    List<String> forms = forms(in, gender);
    if (n >= 100) {
      phrases.add(forms.get(HUNDREDS_AT + n / 100 - 1));
    }
    int rest = n % 100;
    if (rest > 0 || n == 0) {
      phrases.add(belowHundred(forms, rest));
    }
  }

  private static String belowHundred(List<String> forms, int n) {
    if (n <= 20) {
      return forms.get(n);
    }
    String tens = forms.get(TENS_AT + n / 10);
    return n % 10 == 0 ? tens : tens + " " + forms.get(n % 10);
  }

  private static List<String> table(RuleBasedNumberFormat icu, String rule) {
    IntStream numbers =
        IntStream.concat(
            IntStream.rangeClosed(0, 20),
            IntStream.concat(
                IntStream.rangeClosed(3, 9).map(tens -> tens * 10),
                IntStream.rangeClosed(1, 9).map(hundreds -> hundreds * 100)));
    return numbers.mapToObj(n -> spell(icu, n, rule)).toList();
  }

  private List<String> forms(GrammarCase in, Gender gender) {
    return Objects.requireNonNull(Objects.requireNonNull(words.get(in)).get(gender));
  }

  private static List<String> range(RuleBasedNumberFormat icu, int from, int to, String rule) {
    return IntStream.rangeClosed(from, to).mapToObj(n -> spell(icu, n, rule)).toList();
  }

  private static String cardinalRule(GrammarCase in, Gender gender) {
    // ICU's masculine prepositional has «двадцать» for «двадцати»; the neuter is right and the
    // same.
    boolean faulty = in == GrammarCase.PREPOSITIONAL && gender == Gender.MASCULINE;
    String agreeing = (faulty ? Gender.NEUTER : gender).code();
    String suffix = in == GrammarCase.NOMINATIVE ? "" : "-" + in.code();
    return "%spellout-cardinal-" + agreeing + suffix;
  }

  private static String spell(RuleBasedNumberFormat icu, int n, String rule) {
    return icu.format(n, rule)
        .replaceAll("(тр|четыр)ех", "$1ёх")
        .replaceAll("(тр|четыр)ем(?!я)", "$1ём")
        .replace("четверт", "четвёрт");
  }

  private record Scale(long size, RussianNoun noun) {}
}
