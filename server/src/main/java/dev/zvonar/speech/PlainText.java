package dev.zvonar.speech;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// Makes a text safe to be handed to a synthesiser. Pure.
///
/// espeak-ng takes `[[…]]` for phonemes and the control character 1 for a command, even without
/// its SSML mode; other engines take `<…>` for markup. None of these signs is ever spoken, so none
/// gets through.
final class PlainText {
  private static final Pattern UNSPOKEN =
      Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\[\\]<>{}|\\\\`^~]+");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private PlainText() {}

  /// Words, digits and punctuation of `text` with single spaces between.
  static String of(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    String spoken = UNSPOKEN.matcher(composed).replaceAll(" ");
    return SPACES.matcher(spoken).replaceAll(" ").strip();
  }

  /// Whether there is a letter or a digit in it.
  static boolean isSayable(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
