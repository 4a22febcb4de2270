package dev.zvonar.wire.sip.transaction;

import org.jspecify.annotations.Nullable;

/// A hashed timing wheel: arming and disarming cost the same however many timers wait. Time is
/// passed in; nothing fires early, and at most one tick and one turn of the owner late.
///
/// Not thread-safe: it belongs to the signalling thread.
public final class TimerWheel {
  private static final long TICK_NANOS = 5_000_000;

  /// 8,192 ticks of 5 ms are 41 s, so that the 32 s timers of SIP need one round only.
  private static final int SLOTS = 8_192;

  /// Farthest look ahead for the next timer, in ticks: half a second.
  private static final int LOOK_AHEAD_TICKS = 100;

  private final @Nullable Timer[] slots = new @Nullable Timer[SLOTS];
  // Written by the signalling thread alone.
  private long nowNanos;
  private long tick;
  private int armed;

  /// A wheel that begins at this moment.
  public TimerWheel(long nowNanos) {
    this.nowNanos = nowNanos;
    this.tick = Math.floorDiv(nowNanos, TICK_NANOS);
  }

  /// One timer, alive until it fires or is disarmed.
  public final class Timer {
    private final Runnable action;
    private final long dueTick;
    private @Nullable Timer previous;
    private @Nullable Timer next;
    private boolean waiting = true;

    private Timer(Runnable action, long dueTick) {
      this.action = action;
      this.dueTick = dueTick;
    }

    /// Keeps it from firing; does nothing when it has fired.
    public void disarm() {
      if (waiting) {
        unlink(this);
      }
    }
  }

  /// Tells the wheel the time without firing anything.
  public void now(long nanos) {
    nowNanos = Math.max(nowNanos, nanos);
  }

  /// Lets `action` run in `delayMs` milliseconds, on the thread that advances the wheel.
  public Timer arm(long delayMs, Runnable action) {
    long dueNanos = nowNanos + delayMs * 1_000_000;
    long due = Math.max(tick + 1, Math.floorDiv(dueNanos + TICK_NANOS - 1, TICK_NANOS));
    var timer = new Timer(action, due);
    int slot = slotOf(due);
    Timer head = slots[slot];
    timer.next = head;
    if (head != null) {
      head.previous = timer;
    }
    slots[slot] = timer;
    armed++;
    return timer;
  }

  /// Fires what is due by now and gives how many fired.
  public int advance(long nanos) {
    now(nanos);
    long target = Math.floorDiv(nowNanos, TICK_NANOS);
    int fired = 0;
    // After a long pause one round visits every slot, and due ticks are compared, so no more
    // needed.
    long from = Math.max(tick + 1, target - SLOTS + 1);
    for (long at = from; at <= target; at++) {
      tick = at;
      fired += fire(slotOf(at), target);
    }
    return fired;
  }

  /// Nanoseconds until the next timer may be due, at most half a second; at least one tick.
  public long nanosToNext() {
    int ticks = 1;
    while (ticks < LOOK_AHEAD_TICKS && slots[slotOf(tick + ticks)] == null) {
      ticks++;
    }
    return Math.max(0, (tick + ticks) * TICK_NANOS - nowNanos);
  }

  /// Timers waiting.
  public int armed() {
    return armed;
  }

  private int fire(int slot, long target) {
    int fired = 0;
    Timer timer = slots[slot];
    while (timer != null) {
      Timer following = timer.next;
      if (timer.waiting && timer.dueTick <= target) {
        unlink(timer);
        timer.action.run();
        fired++;
        // The action may have disarmed its neighbour; start over rather than follow a dead link.
        following = slots[slot];
      }
      timer = following;
    }
    return fired;
  }

  private void unlink(Timer timer) {
    timer.waiting = false;
    armed--;
    Timer before = timer.previous;
    Timer after = timer.next;
    if (before == null) {
      slots[slotOf(timer.dueTick)] = after;
    } else {
      before.next = after;
    }
    if (after != null) {
      after.previous = before;
    }
    timer.previous = null;
    timer.next = null;
  }

  private static int slotOf(long tick) {
    return (int) (tick & (SLOTS - 1));
  }
}
