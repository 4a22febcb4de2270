package dev.zvonar.cli;

import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// Asks again, twice a second, until the answer is what a command waits for. Ctrl-C ends it.
final class Poll {
  private static final long PAUSE_MS = 500;

  private Poll() {}

  static JsonNode until(Supplier<JsonNode> ask, Predicate<JsonNode> done) {
    try {
      JsonNode now = ask.get();
      while (!done.test(now)) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        now = ask.get();
      }
      return now;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiFailure(ExitCodes.FAILED, "interrupted");
    }
  }
}
