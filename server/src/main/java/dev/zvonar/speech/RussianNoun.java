package dev.zvonar.speech;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A Russian noun with its forms by case.
record RussianNoun(
    Gender gender, Map<GrammarCase, String> singular, Map<GrammarCase, String> plural) {
  RussianNoun {
    singular = Map.copyOf(singular);
    plural = Map.copyOf(plural);
  }

  /// Builds a noun from twelve forms: six cases of the singular, six of the plural.
  static RussianNoun of(Gender gender, List<String> forms) {
    if (forms.size() != 12) {
      throw new IllegalArgumentException("a noun has twelve forms: " + forms);
    }
    return new RussianNoun(gender, byCase(forms.subList(0, 6)), byCase(forms.subList(6, 12)));
  }

  private static Map<GrammarCase, String> byCase(List<String> forms) {
    Map<GrammarCase, String> map = new EnumMap<>(GrammarCase.class);
    Iterator<String> form = forms.iterator();
    for (GrammarCase in : GrammarCase.values()) {
      map.put(in, form.next());
    }
    return map;
  }

  /// The form that follows the numeral `n` (not negative) when the whole stands in case `in`:
  /// «один рубль», «два рубля», «пять рублей», «двум рублям», «тысяче рублей».
  String after(long n, GrammarCase in) {
    boolean direct = in == GrammarCase.NOMINATIVE || in == GrammarCase.ACCUSATIVE;
    if (n > 0 && n % 1000 == 0) {
      // Thousands and millions are nouns themselves and govern the genitive plural.
      return form(plural, GrammarCase.GENITIVE);
    }
    return switch (Count.of(n)) {
      case ONE -> form(singular, in);
      case FEW -> direct ? form(singular, GrammarCase.GENITIVE) : form(plural, in);
      case MANY -> form(plural, direct ? GrammarCase.GENITIVE : in);
    };
  }

  /// The form that follows a fraction: «пять десятых рубля».
  String afterFraction() {
    return form(singular, GrammarCase.GENITIVE);
  }

  private static String form(Map<GrammarCase, String> forms, GrammarCase in) {
    return Objects.requireNonNull(forms.get(in));
  }

  /// Which of its three ways a noun goes with a number.
  private enum Count {
    ONE,
    FEW,
    MANY;

    static Count of(long n) {
      long units = n % 10;
      if (units == 0 || units > 4 || n % 100 / 10 == 1) {
        return MANY;
      }
      return units == 1 ? ONE : FEW;
    }
  }
}
