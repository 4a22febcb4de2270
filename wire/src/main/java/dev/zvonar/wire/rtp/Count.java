package dev.zvonar.wire.rtp;

import java.util.concurrent.atomic.AtomicLong;

/// A figure that one thread writes and any thread reads; costs its writer no locked instruction.
final class Count {
  private final AtomicLong value = new AtomicLong();

  /// Adds; called by the one writer alone.
  void add(long more) {
    value.setRelease(value.getPlain() + more);
  }

  /// Sets; called by the one writer alone.
  void set(long now) {
    value.setRelease(now);
  }

  /// The figure, from any thread.
  long get() {
    return value.getAcquire();
  }
}
