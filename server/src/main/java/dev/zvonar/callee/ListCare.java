package dev.zvonar.callee;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks after lists each second: progress of imports, imports abandoned by a node that died,
/// uploads older than a day, rows of deleted lists.
final class ListCare implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ListCare.class);
  private static final int ABANDONED_EVERY = 5;
  private static final long CLOSE_MS = 5_000;

  private final Imports imports;
  private final ListTable lists;
  private final Uploads uploads;
  private final long nodeId;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  /// Counted by the loop's thread alone.
  private long ticks;

  private boolean troubled;

  ListCare(Imports imports, ListTable lists, Uploads uploads, long nodeId) {
    this.imports = imports;
    this.lists = lists;
    this.uploads = uploads;
    this.nodeId = nodeId;
    this.thread = Thread.ofVirtual().name("list-care").unstarted(this::loop);
  }

  void start() {
    thread.start();
  }

  /// Lets the round that is going on end, for some seconds at most.
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(CLOSE_MS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// One round; a heavy piece of tidying at a time.
  void tick() {
    imports.showProgress();
    if (ticks++ % ABANDONED_EVERY == 0) {
      failAbandoned();
      if (!uploads.dropOld()) {
        lists.purge();
      }
    }
  }

  private void failAbandoned() {
    int failed = lists.failAbandoned(nodeId, imports.lists(), Imports.INTERRUPTED);
    if (failed > 0) {
      log.warn("abandoned imports marked failed lists={}", failed);
    }
  }

  private void loop() {
    try {
      while (!closed.await(1, TimeUnit.SECONDS)) {
        guardedTick();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// The loop's guard: says once that something is wrong and goes on.
  private void guardedTick() {
    try {
      tick();
      troubled = false;
    } catch (RuntimeException e) {
      if (!troubled) {
        log.warn("care of lists failed, trying again each second", e);
      }
      troubled = true;
    }
  }
}
