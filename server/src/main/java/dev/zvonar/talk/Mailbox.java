package dev.zvonar.talk;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The events of one talk, from many threads to its own. Events that the far end can send without
/// end are dropped above [#WAITING_MAX].
final class Mailbox {
  static final int WAITING_MAX = 256;

  private final LinkedBlockingQueue<TalkEvent> waiting = new LinkedBlockingQueue<>();

  /// Never blocks: SIP and media threads call it.
  void post(TalkEvent event) {
    if (event.isVital() || waiting.size() < WAITING_MAX) {
      waiting.add(event);
    }
  }

  /// Gives the next event, or null when none came within `timeoutNanos`.
  @Nullable TalkEvent next(long timeoutNanos) throws InterruptedException {
    return waiting.poll(Math.max(0, timeoutNanos), TimeUnit.NANOSECONDS);
  }
}
