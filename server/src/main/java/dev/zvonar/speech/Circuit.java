package dev.zvonar.speech;

/// Leaves a failing engine alone for a while instead of failing slowly for everybody. Pure: the
/// time is passed in.
///
/// @param failures failures in a row
/// @param openUntilNanos before this moment nothing is tried; meaningless below [#FAILURES_MAX]
record Circuit(int failures, long openUntilNanos) {
  static final int FAILURES_MAX = 3;
  static final long PAUSE_NANOS = 5_000_000_000L;
  static final Circuit CLOSED = new Circuit(0, 0);

  /// Whether something may be tried at `nowNanos`. After the pause the next try decides.
  boolean allows(long nowNanos) {
    return failures < FAILURES_MAX || nowNanos - openUntilNanos >= 0;
  }

  Circuit failed(long nowNanos) {
    return new Circuit(Math.min(failures + 1, FAILURES_MAX), nowNanos + PAUSE_NANOS);
  }

  /// How long nothing will be tried, in ns.
  long pauseLeft(long nowNanos) {
    return Math.max(0, openUntilNanos - nowNanos);
  }
}
