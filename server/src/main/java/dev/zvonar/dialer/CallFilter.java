package dev.zvonar.dialer;

import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Text;
import dev.zvonar.kernel.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which calls are meant; null means any.
///
/// @param q part of a phone, four digits at least, or a whole reference
/// @param from placed at or after
/// @param to placed before
public record CallFilter(
    @Nullable Long campaign,
    @Nullable Long trunk,
    @Nullable Verdict verdict,
    @Nullable String q,
    @Nullable Instant from,
    @Nullable Instant to) {
  private static final int DIGITS_MIN = 4;

  /// Throws `Rejected` when `q` is too short to search by.
  public CallFilter {
    if (q != null && isPhone(q) && digits(q).length() < DIGITS_MIN) {
      var text = new Text("Нужно хотя бы четыре цифры.", "Give four digits at least.");
      throw Rejected.invalid("query_too_short", text, new Rejected.Flaw("/q", text));
    }
  }

  static boolean isPhone(String q) {
    return q.chars().allMatch(c -> "+0123456789 ()-".indexOf(c) >= 0);
  }

  static String digits(String q) {
    return q.replaceAll("[^0-9]", "");
  }
}
