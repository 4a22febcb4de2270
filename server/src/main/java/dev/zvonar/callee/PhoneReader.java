package dev.zvonar.callee;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.zvonar.kernel.PhoneNumber;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads phone numbers as people and spreadsheets write them. Pure, safe in any thread.
///
/// Russian mobile numbers take a short path of our own (some hundred times faster than the
/// library, with the same answers: a property test holds them together); all others go through
/// libphonenumber. A number without a country code belongs to the region named; it is never guessed
/// to be another country's.
public final class PhoneReader {
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
  private static final int TEXT_CHARS_MAX = 64;
  private static final int NUMBER_DIGITS_MIN = 7;
  private static final int E164_DIGITS_MAX = 15;

  /// Excel's scientific notation: one digit, perhaps a fraction, an exponent.
  private static final Pattern SCIENTIFIC =
      Pattern.compile("\\+?([0-9])(?:[.,]([0-9]+))?[eE]\\+?([0-9]{1,2})");

  /// A whole number that some program wrote as a fraction: `79161234567.0`.
  private static final Pattern WHOLE = Pattern.compile("(\\+?[0-9]{7,15})[.,]0+");

  private static final Pattern EXTENSION =
      Pattern.compile(
          "[0-9).\\s,;]\\s*(?:доб|вн|ext|extn|extension|x|х|#)[а-яa-z]*[.:\\s]*[0-9]{1,7}\\D*$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[,;/|\\\\\\n\\r]+");

  private PhoneReader() {}

  /// Whether libphonenumber knows the region, such as `RU` (ISO 3166).
  public static boolean knowsRegion(String region) {
    return LIBRARY.getSupportedRegions().contains(region);
  }

  /// Reads one number.
  ///
  /// @param region where a number without a country code belongs, ISO 3166
  public static PhoneReading read(String text, String region) {
    String written = unwrap(text);
    if (written.isEmpty()) {
      return new PhoneReading.Bad(PhoneFault.NONE);
    }
    long mobile = RussianMobile.read(written, region.equals("RU"));
    return mobile > 0
        ? new PhoneReading.Good(new PhoneNumber(mobile))
        : readUnusual(written, region);
  }

  private static PhoneReading readUnusual(String written, String region) {
    if (written.length() > TEXT_CHARS_MAX) {
      return new PhoneReading.Bad(
          isSeveral(written) ? PhoneFault.SEVERAL : PhoneFault.NOT_A_NUMBER);
    }
    Matcher scientific = SCIENTIFIC.matcher(written);
    if (scientific.matches()) {
      return readScientific(scientific, region);
    }
    Matcher whole = WHOLE.matcher(written);
    if (whole.matches()) {
      return read(whole.group(1), region);
    }
    return readByLibrary(written, region);
  }

  /// Keeps the number when every digit of it is there (`7,9161234567E+10`).
  private static PhoneReading readScientific(Matcher scientific, String region) {
    String fraction = scientific.group(2) == null ? "" : scientific.group(2);
    boolean complete = fraction.length() == Integer.parseInt(scientific.group(3));
    return complete
        ? read(scientific.group(1) + fraction, region)
        : new PhoneReading.Bad(PhoneFault.ROUNDED);
  }

  private static PhoneReading readByLibrary(String written, String region) {
    if (EXTENSION.matcher(written).find()) {
      return new PhoneReading.Bad(PhoneFault.EXTENSION);
    }
    if (isSeveral(written)) {
      return new PhoneReading.Bad(PhoneFault.SEVERAL);
    }
    if (written.chars().anyMatch(Character::isLetter)) {
      return new PhoneReading.Bad(PhoneFault.NOT_A_NUMBER);
    }
    try {
      return judge(LIBRARY.parse(written, region));
    } catch (NumberParseException e) {
      return new PhoneReading.Bad(faultOf(e));
    }
  }

  private static PhoneReading judge(Phonenumber.PhoneNumber number) {
    if (LIBRARY.isValidNumber(number)) {
      String e164 = LIBRARY.format(number, PhoneNumberUtil.PhoneNumberFormat.E164);
      return new PhoneReading.Good(PhoneNumber.ofE164(e164));
    }
    ValidationResult length = LIBRARY.isPossibleNumberWithReason(number);
    return new PhoneReading.Bad(
        length == ValidationResult.TOO_SHORT || length == ValidationResult.IS_POSSIBLE_LOCAL_ONLY
            ? PhoneFault.SHORT
            : length == ValidationResult.TOO_LONG ? PhoneFault.LONG : PhoneFault.INVALID);
  }

  private static PhoneFault faultOf(NumberParseException e) {
    return switch (e.getErrorType()) {
      case INVALID_COUNTRY_CODE -> PhoneFault.INVALID;
      case NOT_A_NUMBER -> PhoneFault.NOT_A_NUMBER;
      case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> PhoneFault.SHORT;
      case TOO_LONG -> PhoneFault.LONG;
    };
  }

  /// Two pieces that could each be a number, or more digits than any number has with a mark between.
  private static boolean isSeveral(String written) {
    String[] pieces = BETWEEN_NUMBERS.split(written, 4);
    int whole = 0;
    for (String piece : pieces) {
      whole += digitsIn(piece) >= NUMBER_DIGITS_MIN ? 1 : 0;
    }
    return whole > 1 || (pieces.length > 1 && digitsIn(written) > E164_DIGITS_MAX);
  }

  private static long digitsIn(String text) {
    return text.chars().filter(Character::isDigit).count();
  }

  /// Takes off what spreadsheets and copying leave around a number: blanks of every kind, invisible
  /// marks, the apostrophe and the equals sign of Excel, quotes.
  private static String unwrap(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isWrapping(text.charAt(from))) {
      from++;
    }
    while (to > from && isWrapping(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isWrapping(char c) {
    return c == '\''
        || c == '='
        || c == '"'
        || c == '`'
        || c == '\u2019'
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
