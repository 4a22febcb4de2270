package dev.zvonar.wire.rtp;

/// When each slot of the 20 ms is due. Pure arithmetic on times passed in, so that a stall can be
/// tested without one; mutable, written by its media thread alone.
///
/// The 20 ms are cut into [#SLOTS] slots of 2 ms, and every session belongs to one, so that
/// packets leave evenly and not all at once. A late slot is run as soon as it can be, up to
/// [#CATCH_UP_TICKS_MAX] ticks of lateness; what is later than that is given up, all slots move, and
/// the sessions' timestamps go on as if the time had not passed.
final class SlotWheel {
  static final int SLOTS = 10;
  static final long TICK_NANOS = 20_000_000;
  static final long SLOT_NANOS = TICK_NANOS / SLOTS;
  static final int CATCH_UP_TICKS_MAX = 5;

  /// Nothing is due.
  static final int NONE = -1;

  private int slot;
  private long dueNanos;

  /// Begins with slot 0 due at `nowNanos`.
  void start(long nowNanos) {
    slot = 0;
    dueNanos = nowNanos;
  }

  /// Gives the slot to run now and moves on, or [#NONE].
  int take(long nowNanos) {
    if (nowNanos - dueNanos < 0) {
      return NONE;
    }
    int taken = slot;
    slot = (slot + 1) % SLOTS;
    dueNanos += SLOT_NANOS;
    return taken;
  }

  /// Gives up the ticks that are too late to be caught up, and says how many.
  int skip(long nowNanos) {
    long excess = nowNanos - dueNanos - CATCH_UP_TICKS_MAX * TICK_NANOS;
    if (excess <= 0) {
      return 0;
    }
    int ticks = (int) Math.ceilDiv(excess, TICK_NANOS);
    dueNanos += ticks * TICK_NANOS;
    return ticks;
  }

  /// The slot that comes next.
  int next() {
    return slot;
  }

  /// When it is due.
  long dueNanos() {
    return dueNanos;
  }
}
