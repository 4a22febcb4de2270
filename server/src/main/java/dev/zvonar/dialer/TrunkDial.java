package dev.zvonar.dialer;

import dev.zvonar.cluster.Lease;
import dev.zvonar.kernel.Unavailable;
import dev.zvonar.pacing.LaunchQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One trunk while this node holds its lease: cleans up after its former owner, then dials until
/// closed or until the lease is lost. Calls in the air go on after it.
final class TrunkDial implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrunkDial.class);
  private static final long TICK_MS = 50;
  private static final long BACK_OFF_MS = 500;
  private static final long SECOND_NANOS = 1_000_000_000;
  private static final long JOIN_MS = 5_000;

  private final Lease lease;
  private final TrunkWork work;
  private final Phone phone;
  private final LineWatch line;
  private final Launcher launcher;
  private final Renders renders;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  // Written by the loop's thread only.
  private boolean failing;
  private volatile boolean idle;

  /// @param cps the trunk's rate
  TrunkDial(Lease lease, TrunkWork work, Phone phone, LineWatch line, Renders renders, double cps) {
    this.lease = lease;
    this.work = work;
    this.phone = phone;
    this.line = line;
    this.renders = renders;
    String name = "trunk-" + lease.subject();
    var queue = new LaunchQueue<Placed>(cps, firstNanos(lease.epoch()));
    this.launcher = new Launcher(name, queue, lease::isHeld, this::launch, this::withdraw);
    this.thread = Thread.ofVirtual().name("dial-" + name).unstarted(this::run);
  }

  void start() {
    launcher.start();
    thread.start();
  }

  /// Whether no campaign runs on the trunk, as of the last look.
  boolean isIdle() {
    return idle;
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  /// Starts nothing more and withdraws what waits; returns when that is so.
  @Override
  public void close() {
    closing.countDown();
    launcher.close();
    try {
      thread.join(JOIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A former owner may have started calls until this moment; a second without any keeps the bound
  /// of the rate across the change. The first owner ever need not wait.
  private static long firstNanos(long epoch) {
    return System.nanoTime() + (epoch == 1 ? 0 : SECOND_NANOS);
  }

  private void run() {
    try {
      while (lease.isHeld() && !recover() && !closing.await(BACK_OFF_MS, TimeUnit.MILLISECONDS)) {
        LOG.debug("trunk {} waits to be taken over", lease.subject());
      }
      dial(new DialLoop(work, launcher, line, renders, System.nanoTime()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Fence.LeaseLost e) {
      LOG.warn("{}", e.getMessage());
    } finally {
      launcher.close();
    }
  }

  private void dial(DialLoop loop) throws InterruptedException {
    long pauseMs = TICK_MS;
    while (lease.isHeld() && !closing.await(pauseMs, TimeUnit.MILLISECONDS)) {
      pauseMs = turn(loop) ? TICK_MS : BACK_OFF_MS;
    }
  }

  /// One tick; false when it failed and the next should wait longer.
  private boolean turn(DialLoop loop) {
    try {
      loop.tick(System.nanoTime());
      idle = loop.isIdle();
      if (failing) {
        LOG.info("dialling of trunk {} goes on", lease.subject());
      }
      failing = false;
      return true;
    } catch (Fence.LeaseLost e) {
      throw e;
    } catch (Unavailable e) {
      failed(e);
    } catch (RuntimeException e) {
      LOG.error("dialling of trunk {} met a bug of ours, trying on", lease.subject(), e);
    }
    return false;
  }

  /// Settles what former owners left; false when the database is away.
  private boolean recover() {
    try {
      int cut = work.tables().attempts().recover(work.fence());
      work.counts().haunt(work.tables().attempts().ghosts(work.fence()), System.nanoTime());
      if (cut > 0) {
        LOG.warn("trunk {}: {} calls of its former owner are unknown", lease.subject(), cut);
      }
      return true;
    } catch (Unavailable e) {
      failed(e);
      return false;
    }
  }

  private void failed(Unavailable e) {
    if (!failing) {
      LOG.warn("dialling of trunk {} waits: {}", lease.subject(), e.getMessage());
    }
    failing = true;
  }

  private void launch(Placed placed) {
    line.line()
        .ifPresentOrElse(
            known -> phone.start(placed, known, work.counts()), () -> withdraw(placed));
  }

  private void withdraw(Placed placed) {
    work.counts().free(placed.campaignId());
    work.writer().withdrawn(placed);
  }
}
