package dev.zvonar.wire.rtp;

import java.util.List;

/// Measures the media threads once a second and keeps the [Governor]'s decision. Any thread asks; who
/// asks first in a second measures.
final class Headroom {
  private static final long SECOND_NANOS = 1_000_000_000;

  private final List<LoopTally> loops;
  private final int sessionsMax;
  private final long[] busyBefore;
  private final long[] slotsBefore;
  private final long[] lateBefore;
  private long measuredNanos;
  private Governor governor;

  Headroom(List<LoopTally> loops, int sessionsMax, long nowNanos) {
    this.loops = List.copyOf(loops);
    this.sessionsMax = sessionsMax;
    this.busyBefore = new long[loops.size()];
    this.slotsBefore = new long[loops.size()];
    this.lateBefore = new long[loops.size()];
    this.measuredNanos = nowNanos;
    this.governor = Governor.start(sessionsMax);
  }

  /// Sessions that may be open at once, as of the last second.
  ///
  /// @param sessions sessions open now
  synchronized int allowed(int sessions, long nowNanos) {
    long passedNanos = nowNanos - measuredNanos;
    if (passedNanos >= SECOND_NANOS) {
      measuredNanos = nowNanos;
      governor = governor.after(busiest(sessions, passedNanos), sessionsMax);
    }
    return governor.allowed();
  }

  private Governor.Second busiest(int sessions, long passedNanos) {
    double busy = 0;
    long slots = 0;
    long late = 0;
    for (int i = 0; i < loops.size(); i++) {
      LoopTally tally = loops.get(i);
      busy = Math.max(busy, (double) since(busyBefore, i, tally.busyNanos) / passedNanos);
      slots += since(slotsBefore, i, tally.slots);
      late += since(lateBefore, i, tally.lateTicks);
    }
    return new Governor.Second(sessions, busy, slots, late);
  }

  private static long since(long[] before, int loop, Count figure) {
    long now = figure.get();
    long passed = now - before[loop];
    before[loop] = now;
    return passed;
  }
}
