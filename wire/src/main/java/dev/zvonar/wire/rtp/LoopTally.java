package dev.zvonar.wire.rtp;

/// What one media thread has done. Written by that thread alone.
final class LoopTally {
  /// A slot that begins later than this is counted as late.
  private static final long LATE_NANOS = 5_000_000;

  final Tally packets = new Tally();
  final Faults faults = new Faults();
  final Count lateTicks = new Count();
  final Count skippedTicks = new Count();
  final Count slots = new Count();
  final Count busyNanos = new Count();
  final Count worstLateNanos = new Count();

  /// A slot with sessions was run.
  void ran(long lateNanos) {
    slots.add(1);
    if (lateNanos > LATE_NANOS) {
      lateTicks.add(1);
    }
    if (lateNanos > worstLateNanos.get()) {
      worstLateNanos.set(lateNanos);
    }
  }
}
