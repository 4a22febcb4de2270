package dev.zvonar.dialer;

import dev.zvonar.message.Rendered;
import dev.zvonar.scenario.Script;
import dev.zvonar.wire.rtp.Prompt;
import java.time.Duration;

/// How long things may take at most. Pure.
final class TalkLimit {
  /// Answering, hesitating, hanging up.
  private static final long SLACK_MS = 5_000;

  /// 64 T1 (RFC 3261 §17.1.1.2) and some seconds for the way there and back.
  private static final long SIGNALLING_MS = 35_000;

  private static final long MS_PER_S = 1_000;

  private TalkLimit() {}

  /// The longest the message can keep a callee who does all that its keys allow.
  static Duration talkMax(Rendered message, Duration most) {
    Script script = message.script();
    boolean repeats = script.keys().stream().anyMatch(key -> key.does() == Script.Does.REPEAT);
    long rounds = repeats ? script.repeatsMax() + 1L : 1;
    long replyMs =
        message.replies().values().stream().mapToLong(Prompt::durationMs).max().orElse(0);
    long waitMs = script.keys().isEmpty() ? 0 : script.waitForKeyMs();
    long ms = rounds * (message.body().durationMs() + waitMs + replyMs) + SLACK_MS;
    return Duration.ofMillis(Math.min(ms, most.toMillis()));
  }

  /// How long a line counts as taken when nobody reports, in seconds.
  static int lineS(Duration ringTimeout, Duration talkMax) {
    return (int) Math.ceilDiv(ringTimeout.plus(talkMax).toMillis() + SIGNALLING_MS, MS_PER_S);
  }
}
