package dev.zvonar.pacing;

/// A rate as the generic cell rate algorithm keeps it: starts are `intervalNanos` apart, a start may
/// come `toleranceNanos` before its turn because the one before it was that late.
///
/// **Bound**: any window of W nanoseconds, wherever it begins, admits at most
/// ⌊(W + tolerance) / interval⌋ + 1 starts. With tolerance 0 and interval 1 s / C no sliding second
/// holds more than ⌊C⌋ + 1, and time that passed unused is lost: it never becomes a burst.
///
/// Times are readings of one monotonic clock such as `System.nanoTime()`; only their differences
/// mean anything, so the clock may wrap.
///
/// @param intervalNanos time between two starts, at least 1
/// @param toleranceNanos how much earlier than its turn a start may come, 0 or more
/// @param turnNanos when the next start has its turn
public record Gate(long intervalNanos, long toleranceNanos, long turnNanos) {
  private static final double SECOND_NANOS = 1e9;

  public Gate {
    if (intervalNanos < 1 || toleranceNanos < 0) {
      throw new IllegalArgumentException("interval or tolerance is out of range");
    }
  }

  /// A gate of `cps` starts a second whose first turn is at `firstNanos`.
  public static Gate of(double cps, long toleranceNanos, long firstNanos) {
    return new Gate(intervalNanos(cps), toleranceNanos, firstNanos);
  }

  /// The time between two starts at `cps` starts a second; `cps` must be above 0.
  public static long intervalNanos(double cps) {
    if (!(cps > 0)) {
      throw new IllegalArgumentException("a rate of " + cps + " a second never starts anything");
    }
    // Rounded up: a shorter interval would let the bound be passed after many starts.
    return Math.max(1, (long) Math.ceil(SECOND_NANOS / cps));
  }

  /// The earliest instant at which a start is admitted.
  public long opensAtNanos() {
    return turnNanos - toleranceNanos;
  }

  /// Whether a start at `nowNanos` is admitted.
  public boolean admits(long nowNanos) {
    return nowNanos - opensAtNanos() >= 0;
  }

  /// This gate after a start at `nowNanos`, which it must admit.
  public Gate passed(long nowNanos) {
    if (!admits(nowNanos)) {
      throw new IllegalStateException("the gate was passed while it was shut");
    }
    return new Gate(intervalNanos, toleranceNanos, later(nowNanos, turnNanos) + intervalNanos);
  }

  /// This gate at another rate. The start that came last keeps its distance at the new rate, so a
  /// change of rate is no loophole.
  public Gate atRate(double cps) {
    long interval = intervalNanos(cps);
    return interval == intervalNanos
        ? this
        : new Gate(interval, toleranceNanos, turnNanos - intervalNanos + interval);
  }

  /// This gate with its turn not before `nanos`.
  public Gate notBefore(long nanos) {
    return turnNanos - nanos >= 0 ? this : new Gate(intervalNanos, toleranceNanos, nanos);
  }

  /// The later of two readings of the monotonic clock.
  static long later(long aNanos, long bNanos) {
    return aNanos - bNanos >= 0 ? aNanos : bNanos;
  }
}
