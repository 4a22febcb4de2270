package dev.zvonar.access;

import java.time.Duration;

/// How people get in.
///
/// @param loginRequired false lets everyone in as the administrator; only for a console that
///     listens on the own machine
/// @param passwordRounds PBKDF2 rounds of a new password hash
/// @param hashesAtOnce password hashes computed at the same time; others wait
/// @param sessionMax how long a log-in lasts at most
/// @param sessionIdleMax how long an unused log-in lasts
public record AccessSettings(
    boolean loginRequired,
    int passwordRounds,
    int hashesAtOnce,
    Duration sessionMax,
    Duration sessionIdleMax) {

  /// 600,000 rounds (OWASP's figure for PBKDF2-HMAC-SHA256), two hashes at once, seven days, a day.
  public static AccessSettings defaults() {
    return new AccessSettings(true, 600_000, 2, Duration.ofDays(7), Duration.ofDays(1));
  }
}
