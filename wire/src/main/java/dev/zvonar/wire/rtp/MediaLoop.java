package dev.zvonar.wire.rtp;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// One media thread and its sessions: runs every slot when it is due, and the commands of other
/// threads in between. A session is touched by its loop alone.
///
/// Any thread may call [#post] and [#sessions]; a command waits at most as long as the slot that
/// runs. The number of commands is bounded by the sessions' own bounds.
final class MediaLoop implements Runnable {
  /// An idle thread looks at its inbox this often, should a wake-up ever be missed.
  private static final long IDLE_NANOS = 100_000_000;

  /// The lowest there is above ordinary threads: it need only win against those.
  private static final int PRIORITY = 1;

  private static final Logger LOG = System.getLogger(MediaLoop.class.getName());

  private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
  private final AtomicInteger sessions = new AtomicInteger();
  private final List<List<MediaSession>> slots = new ArrayList<>(SlotWheel.SLOTS);
  private final SlotWheel wheel = new SlotWheel();
  private final LoopTally tally = new LoopTally();
  private final LoopBuffers buffers = new LoopBuffers();
  private final boolean realtime;
  private final Consumer<MediaSession> released;
  private final Thread thread;

  /// Written by the loop: whether the wheel turns.
  private boolean turning;

  private volatile boolean stopping;
  private volatile boolean ended;

  /// Makes a loop that tells `released` of every session it has closed.
  ///
  /// @param realtime whether the thread asks to run before ordinary ones
  MediaLoop(String name, boolean realtime, Consumer<MediaSession> released) {
    this.realtime = realtime;
    this.released = released;
    this.thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this);
    for (int i = 0; i < SlotWheel.SLOTS; i++) {
      slots.add(new ArrayList<>());
    }
  }

  void start() {
    thread.start();
  }

  /// Asks the thread to close everything and end, and waits for it up to `waitMs`.
  void stop(long waitMs) throws InterruptedException {
    stopping = true;
    LockSupport.unpark(thread);
    thread.join(waitMs);
  }

  /// Runs `command` on the loop soon.
  void post(Runnable command) {
    inbox.add(command);
    if (ended) {
      drainAfterEnd();
    } else {
      LockSupport.unpark(thread);
    }
  }

  /// Sessions that belong to this loop, those posted and not yet added among them.
  AtomicInteger sessions() {
    return sessions;
  }

  LoopTally tally() {
    return tally;
  }

  Thread thread() {
    return thread;
  }

  /// Puts a session into the emptiest slot; on the loop.
  void add(MediaSession session) {
    List<MediaSession> emptiest = slots.getFirst();
    for (List<MediaSession> slot : slots) {
      emptiest = slot.size() < emptiest.size() ? slot : emptiest;
    }
    emptiest.add(session);
  }

  /// Takes a session away and frees its port; on the loop.
  void remove(MediaSession session) {
    for (List<MediaSession> slot : slots) {
      if (slot.remove(session)) {
        release(session);
      }
    }
  }

  @Override
  public void run() {
    if (realtime && Libc.isAvailable() && !Libc.roundRobin(PRIORITY)) {
      LOG.log(Level.DEBUG, "media threads run as ordinary ones: this program lacks CAP_SYS_NICE");
    }
    while (!stopping) {
      drain();
      long nowNanos = System.nanoTime();
      if (!runDue(nowNanos)) {
        LockSupport.parkNanos(this, pauseNanos(nowNanos));
      }
    }
    closeAll();
    ended = true;
    drainAfterEnd();
  }

  /// Runs the slot that is due at `nowNanos`, if one is; gives false when nothing was.
  boolean runDue(long nowNanos) {
    if (sessions.get() == 0) {
      turning = false;
      return false;
    }
    if (!turning) {
      turning = true;
      wheel.start(nowNanos);
    }
    // Measured before ticks are given up, or a long stall would look like a short one.
    long lateNanos = nowNanos - wheel.dueNanos();
    int skipped = wheel.skip(nowNanos);
    int due = wheel.take(nowNanos);
    if (due == SlotWheel.NONE) {
      return false;
    }
    tally.skippedTicks.add(skipped);
    // A slot without sessions is not waited for, so its lateness means nothing but in a stall.
    if (skipped > 0 || !slots.get(due).isEmpty()) {
      tally.ran(lateNanos);
    }
    runSlot(slots.get(due), nowNanos);
    tally.busyNanos.add(System.nanoTime() - nowNanos);
    return true;
  }

  /// How long nothing is due: until the next slot that has sessions.
  private long pauseNanos(long nowNanos) {
    if (!turning) {
      return IDLE_NANOS;
    }
    int empty = 0;
    while (empty < SlotWheel.SLOTS
        && slots.get((wheel.next() + empty) % SlotWheel.SLOTS).isEmpty()) {
      empty++;
    }
    return wheel.dueNanos() + empty * SlotWheel.SLOT_NANOS - nowNanos;
  }

  private void runSlot(List<MediaSession> slot, long nowNanos) {
    for (int i = 0; i < slot.size(); i++) {
      try {
        slot.get(i).tick(buffers, tally, nowNanos);
      } catch (RuntimeException failed) {
        tally.faults.note("a session failed in its tick", failed);
      }
    }
  }

  /// Runs the commands that wait; on the loop.
  void drain() {
    for (Runnable command = inbox.poll(); command != null; command = inbox.poll()) {
      try {
        command.run();
      } catch (RuntimeException failed) {
        tally.faults.note("a command failed", failed);
      }
    }
  }

  /// What was posted while the thread ended must still free its port; one thread at a time.
  private synchronized void drainAfterEnd() {
    drain();
    closeAll();
  }

  private void closeAll() {
    for (List<MediaSession> slot : slots) {
      for (MediaSession session : slot) {
        release(session);
      }
      slot.clear();
    }
  }

  private void release(MediaSession session) {
    session.free();
    sessions.decrementAndGet();
    released.accept(session);
  }
}
