package dev.zvonar.kernel;

/// A telephone number of the international plan (ITU-T E.164), already normalised.
///
/// @param digits country code and number without the plus, 1 to 15 digits
public record PhoneNumber(long digits) {
  private static final long DIGITS_MAX = 999_999_999_999_999L;
  private static final int SHOWN_EACH_SIDE = 4;
  private static final int HIDDEN_MIN = 3;

  public PhoneNumber {
    if (digits <= 0 || digits > DIGITS_MAX) {
      throw new IllegalArgumentException("a phone number has 1 to 15 digits and no leading zero");
    }
  }

  /// Reads `+79085551234` or `79085551234`: digits with at most one leading plus, nothing else.
  /// Numbers as people write them are normalised in room `callee`.
  public static PhoneNumber ofE164(String text) {
    String digits = text.startsWith("+") ? text.substring(1) : text;
    if (!digits.matches("[1-9][0-9]{0,14}")) {
      throw new IllegalArgumentException("not an E.164 number");
    }
    return new PhoneNumber(Long.parseLong(digits));
  }

  /// The whole number with its plus: for the wire and for people allowed to see it.
  public String e164() {
    return "+" + digits;
  }

  /// The number as logs may show it: `+7908***5926`.
  public String masked() {
    String all = Long.toString(digits);
    int shownMax = Math.max(0, all.length() - HIDDEN_MIN) / 2;
    int shown = Math.min(SHOWN_EACH_SIDE, shownMax);
    return "+" + all.substring(0, shown) + "***" + all.substring(all.length() - shown);
  }

  /// Masked, so that a log line never carries a number by mistake.
  @Override
  public String toString() {
    return masked();
  }
}
