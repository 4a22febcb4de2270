package dev.zvonar.wire.sip.message;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The Retry-After header (RFC 3261 §20.33): `18000;duration=3600 (in a meeting)`.
public final class RetryAfter {
  private static final long SECONDS_MAX = 7 * 86_400L;

  private RetryAfter() {}

  /// The pause asked for, at most a week; null when there is none or it makes no sense.
  public static @Nullable Duration of(Headers headers) {
    String value = headers.first(HeaderName.RETRY_AFTER);
    if (value == null) {
      return null;
    }
    int end = 0;
    while (end < value.length() && Character.isDigit(value.charAt(end))) {
      end++;
    }
    long seconds = Syntax.number(value.substring(0, end), Long.MAX_VALUE);
    return seconds < 0 ? null : Duration.ofSeconds(Math.min(seconds, SECONDS_MAX));
  }
}
