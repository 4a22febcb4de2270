package dev.zvonar.cluster;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does one short thing again and again on a virtual thread of its own until closed. A failure is
/// logged when it begins and when it is over, and the thing is tried again at its next turn.
public final class Periodic implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Periodic.class);

  private final String name;
  private final Duration period;
  private final Runnable work;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private boolean failing; // written by the loop's thread

  private Periodic(String name, Duration period, Runnable work) {
    this.name = name;
    this.period = period;
    this.work = work;
  }

  /// Begins; the first turn comes one period later.
  ///
  /// @param name what is done, for the thread and the log
  public static Periodic start(String name, Duration period, Runnable work) {
    var periodic = new Periodic(name, period, work);
    Thread.ofVirtual().name(name).start(periodic::loop);
    return periodic;
  }

  /// Asks the loop to end; a turn that has begun ends by itself.
  @Override
  public void close() {
    stopped.countDown();
  }

  private void loop() {
    try {
      while (!stopped.await(period.toMillis(), TimeUnit.MILLISECONDS)) {
        turn();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn() {
    try {
      work.run();
      if (failing) {
        log.info("{} goes on", name);
      }
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        log.warn("{} failed, it is tried again every {} ms", name, period.toMillis(), e);
      }
      failing = true;
    }
  }
}
