package dev.zvonar.outcome;

import dev.zvonar.kernel.Verdict;
import java.util.List;
import java.util.Locale;

/// Causes of ITU-T Q.850 as SIP carries them: `Reason: Q.850;cause=17;text="..."` (RFC 3326 §2).
final class Q850 {
  /// No Q.850 cause was given.
  static final int NONE = 0;

  private static final String CAUSE = "cause=";

  private Q850() {}

  /// Gives the first Q.850 cause, 1 to 127, or [#NONE].
  static int in(List<String> reasonHeaders) {
    for (String header : reasonHeaders) {
      int cause = of(header);
      if (cause != NONE) {
        return cause;
      }
    }
    return NONE;
  }

  /// Judges a call refused with this cause.
  static Verdict verdict(int cause, boolean rang) {
    return switch (cause) {
      case 1, 22, 28 -> Verdict.WRONG_NUMBER;
      case 17 -> Verdict.BUSY;
      case 18, 20, 27 -> Verdict.UNREACHABLE;
      // 16 and 31 are "normal": the far side has no more to say than that nobody took the call.
      case 16, 19, 31 -> rang ? Verdict.NO_ANSWER : Verdict.UNREACHABLE;
      case 21 -> Verdict.DECLINED;
      default -> Verdict.TRUNK_FAULT;
    };
  }

  private static int of(String header) {
    String lower = header.toLowerCase(Locale.ROOT).strip();
    int at = lower.indexOf(CAUSE);
    if (!lower.startsWith("q.850") || at < 0) {
      return NONE;
    }
    int end = at + CAUSE.length();
    int value = 0;
    while (end < lower.length() && Character.isDigit(lower.charAt(end)) && value < 1000) {
      value = value * 10 + (lower.charAt(end) - '0');
      end++;
    }
    return value <= 127 ? value : NONE;
  }
}
