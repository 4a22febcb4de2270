package dev.zvonar.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;

/// Slows down guessing: after some wrong passwords of one login from one address each further try
/// has to wait, twice as long each time. Kept in memory for the latest pairs; safe in any thread.
final class LoginThrottle {
  static final int FREE_TRIES = 5;
  static final Duration WAIT_MAX = Duration.ofMinutes(15);
  private static final int PAIRS_MAX = 10_000;

  private final LinkedHashMap<String, Tries> byPair = new LinkedHashMap<>(); // guarded by this

  private record Tries(int wrong, Instant freeAt) {}

  /// How long this login must wait at this address; zero when it may try now.
  synchronized Duration wait(String login, String address, Instant now) {
    var tries = byPair.get(login + ' ' + address);
    return tries == null || !tries.freeAt.isAfter(now)
        ? Duration.ZERO
        : Duration.between(now, tries.freeAt);
  }

  synchronized void wrong(String login, String address, Instant now) {
    var former = byPair.remove(login + ' ' + address);
    var wrong = (former == null ? 0 : former.wrong) + 1;
    byPair.put(login + ' ' + address, new Tries(wrong, now.plus(pause(wrong))));
    if (byPair.size() > PAIRS_MAX) {
      byPair.pollFirstEntry();
    }
  }

  synchronized void right(String login, String address) {
    byPair.remove(login + ' ' + address);
  }

  private static Duration pause(int wrong) {
    if (wrong < FREE_TRIES) {
      return Duration.ZERO;
    }
    var seconds = 1L << Math.min(wrong - FREE_TRIES, 20);
    return seconds > WAIT_MAX.toSeconds() ? WAIT_MAX : Duration.ofSeconds(seconds);
  }
}
