package dev.zvonar.dialer;

import dev.zvonar.kernel.TenantId;
import dev.zvonar.kernel.Unavailable;
import dev.zvonar.message.Rendered;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes messages ready on a bounded number of virtual threads, so that slow speech never delays the
/// pace. Any thread.
final class Renders {
  private static final Logger LOG = LoggerFactory.getLogger(Renders.class);

  /// What is to be said to whom.
  record Wish(TenantId tenant, long messageId, Map<String, String> tags, boolean hangUpOnMachine) {}

  /// Hears what came of a wish, on the thread that rendered it.
  interface Listener {
    void ready(Rendered message);

    /// This callee's values cannot be spoken, or we failed at it.
    void impossible(RuntimeException why);

    /// Speech is down; nothing is wrong with the callee.
    void later(Duration retryAfter);
  }

  private final Rendering rendering;
  private final Semaphore free;

  Renders(Rendering rendering, int atOnceMax) {
    this.rendering = rendering;
    this.free = new Semaphore(atOnceMax);
  }

  /// Returns at once; the number of wishes that wait is bounded by the campaigns' buffers.
  void render(Wish wish, Listener listener) {
    Thread.ofVirtual().name("render").start(() -> work(wish, listener));
  }

  private void work(Wish wish, Listener listener) {
    free.acquireUninterruptibly();
    try {
      listener.ready(
          rendering.render(wish.tenant(), wish.messageId(), wish.tags(), wish.hangUpOnMachine()));
    } catch (Unavailable e) {
      LOG.debug("speech is down: {}", e.code());
      listener.later(e.retryAfter());
    } catch (RuntimeException e) {
      listener.impossible(e);
    } finally {
      free.release();
    }
  }
}
