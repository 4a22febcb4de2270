package dev.zvonar.callee;

/// The short path of [PhoneReader]: Russian mobile numbers in their usual spellings, with no
/// allocation. What it does not know for certain it leaves to the library.
final class RussianMobile {
  private static final long COUNTRY = 70_000_000_000L;
  private static final long TRUNK_PREFIX = 80_000_000_000L;
  private static final long NATIONAL_MIN = 9_000_000_000L;
  private static final long NATIONAL_MAX = 9_999_999_999L;
  private static final long CODE_UNIT = 10_000_000L;

  /// The one code of 900 to 999 that libphonenumber holds to be assigned in part only.
  private static final long PARTLY_ASSIGNED_CODE = 930;

  private static final int DIGITS_MAX = 11;

  private RussianMobile() {}

  /// The number in E.164 without the plus, or -1 when this path does not know.
  ///
  /// @param home whether a number without a country code is Russian
  static long read(String written, boolean home) {
    boolean plus = written.charAt(0) == '+';
    long value = 0;
    int digits = 0;
    for (int i = plus ? 1 : 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c >= '0' && c <= '9') {
        value = value * 10 + (c - '0');
        digits++;
      } else if (!isBetweenDigits(c)) {
        return -1;
      }
      if (digits > DIGITS_MAX) {
        return -1;
      }
    }
    return national(value, digits, plus, home);
  }

  private static long national(long value, int digits, boolean plus, boolean home) {
    if (!plus && !home) {
      return -1;
    }
    if (digits == DIGITS_MAX) {
      long prefix = !plus && value >= TRUNK_PREFIX ? TRUNK_PREFIX : COUNTRY;
      return mobile(value - prefix);
    }
    return digits == DIGITS_MAX - 1 && !plus ? mobile(value) : -1;
  }

  private static long mobile(long national) {
    boolean known =
        national >= NATIONAL_MIN
            && national <= NATIONAL_MAX
            && national / CODE_UNIT != PARTLY_ASSIGNED_CODE;
    return known ? COUNTRY + national : -1;
  }

  private static boolean isBetweenDigits(char c) {
    return c == ' '
        || c == '-'
        || c == '('
        || c == ')'
        || c == '.'
        || c == '\u00a0'
        || (c >= '\u2010' && c <= '\u2014')
        || c == '\u2212';
  }
}
