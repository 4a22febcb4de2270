package dev.zvonar.dialer;

import dev.zvonar.pacing.Gate;
import dev.zvonar.pacing.LaunchQueue;
import dev.zvonar.pacing.LaunchQueue.Due;
import dev.zvonar.pacing.LaunchQueue.Launch;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts committed calls at their slots, on a platform thread of its own so that nothing but the
/// clock wakes it. Whatever is not started in time, or when the trunk is no longer ours, is handed
/// back to be withdrawn.
///
/// Its methods may be called by any thread; the lock is held for microseconds, never while a call is
/// started.
final class Launcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);
  private static final long IDLE_NANOS = 1_000_000_000;
  private static final long JOIN_MS = 2_000;

  private final LaunchQueue<Placed> queue;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final BooleanSupplier ours;
  private final Consumer<Placed> start;
  private final Consumer<Placed> withdraw;
  private final Thread thread;

  // Guarded by the lock.
  private boolean closed;

  /// @param ours whether the trunk's lease is held
  /// @param start starts a call; must be quick
  /// @param withdraw takes back a call that is not started; must be quick
  Launcher(
      String name,
      LaunchQueue<Placed> queue,
      BooleanSupplier ours,
      Consumer<Placed> start,
      Consumer<Placed> withdraw) {
    this.queue = queue;
    this.ours = ours;
    this.start = start;
    this.withdraw = withdraw;
    this.thread = Thread.ofPlatform().name("launch-" + name).daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Adds committed calls. When the launcher is closed already they are withdrawn.
  void add(List<Launch<Placed>> launches) {
    if (!tryAdd(launches)) {
      launches.forEach(launch -> withdraw.accept(launch.what()));
    }
  }

  void trunkRate(double cps) {
    lock.lock();
    try {
      queue.trunkRate(cps);
    } finally {
      lock.unlock();
    }
  }

  void bidderRate(long bidder, double cps, long nowNanos) {
    lock.lock();
    try {
      queue.bidderRate(bidder, cps, nowNanos);
    } finally {
      lock.unlock();
    }
  }

  /// The trunk's gate as planning sees it: its next turn lies behind all that wait.
  Gate trunkGate(double cps) {
    lock.lock();
    try {
      return Gate.of(cps, 0, queue.tailNanos());
    } finally {
      lock.unlock();
    }
  }

  /// A campaign's gate as planning sees it.
  Gate bidderGate(long bidder, double cps, long nowNanos) {
    lock.lock();
    try {
      return Gate.of(cps, 0, queue.tailNanos(bidder, nowNanos));
    } finally {
      lock.unlock();
    }
  }

  /// Withdraws what waits of the bidders that `running` denies.
  void keep(Predicate<Long> running) {
    List<Launch<Placed>> out;
    lock.lock();
    try {
      out = queue.withdraw(launch -> !running.test(launch.bidder()));
      queue.keepBidders(running);
    } finally {
      lock.unlock();
    }
    out.forEach(launch -> withdraw.accept(launch.what()));
  }

  /// Withdraws all that waits and ends the thread. No call is started after this returns.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    keep(_ -> false);
    try {
      thread.join(JOIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean tryAdd(List<Launch<Placed>> launches) {
    lock.lock();
    try {
      if (!closed) {
        launches.forEach(queue::add);
        changed.signalAll();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    Due<Placed> due = awaitDue();
    while (due != null) {
      due.expired().forEach(launch -> withdraw.accept(launch.what()));
      due.leave().forEach(launch -> launch(launch.what()));
      due = awaitDue();
    }
  }

  private void launch(Placed placed) {
    if (ours.getAsBoolean()) {
      start.accept(placed);
    } else {
      withdraw.accept(placed);
    }
  }

  /// What may leave or has expired; null when the launcher was closed.
  private @Nullable Due<Placed> awaitDue() {
    lock.lock();
    try {
      while (!closed) {
        long nowNanos = System.nanoTime();
        Due<Placed> due = queue.due(nowNanos);
        if (!due.leave().isEmpty() || !due.expired().isEmpty()) {
          return due;
        }
        long leftNanos = changed.awaitNanos(queue.wakeNanos(nowNanos + IDLE_NANOS) - nowNanos);
        LOG.trace("woke with {} ns left", leftNanos);
      }
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      lock.unlock();
    }
  }
}
