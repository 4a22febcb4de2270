package dev.zvonar.dialer;

import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Unavailable;
import dev.zvonar.trunk.TrunkLine;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The trunk's line, looked up again every few seconds beside the dialling: a slow name server never
/// delays a call, and the last good answer is used until there is a better one. Any thread.
final class LineWatch {
  private static final Logger LOG = LoggerFactory.getLogger(LineWatch.class);
  private static final long LOOK_NANOS = 5_000_000_000L;
  private static final long RETRY_NANOS = 500_000_000;

  private final Lines lines;
  private final TrunkKey trunk;
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile @Nullable TrunkLine line;
  private volatile long nextNanos;

  LineWatch(Lines lines, TrunkKey trunk, long nowNanos) {
    this.lines = lines;
    this.trunk = trunk;
    this.nextNanos = nowNanos;
  }

  /// The line as far as it is known.
  Optional<TrunkLine> line() {
    return Optional.ofNullable(line);
  }

  /// Starts looking it up when it is time.
  void look(long nowNanos) {
    if (nextNanos - nowNanos <= 0 && looking.compareAndSet(false, true)) {
      Thread.ofVirtual().name("line-" + trunk.trunkId()).start(this::lookUp);
    }
  }

  /// A name server that fails leaves the last address in force; a trunk that does not answer, or is
  /// gone, is not called.
  private void forget(RuntimeException why) {
    boolean nameOnly = why instanceof Unavailable e && !e.code().equals(Lines.UNREACHABLE);
    if (!nameOnly) {
      line = null;
    }
  }

  private void lookUp() {
    try {
      line = lines.of(trunk.tenant(), trunk.trunkId());
      nextNanos = System.nanoTime() + LOOK_NANOS;
    } catch (Unavailable | Rejected e) {
      LOG.debug("the line of trunk {} is not known: {}", trunk.trunkId(), e.getMessage());
      forget(e);
      nextNanos = System.nanoTime() + RETRY_NANOS;
    } finally {
      looking.set(false);
    }
  }
}
