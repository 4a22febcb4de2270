package dev.zvonar.dialer;

import java.util.concurrent.atomic.AtomicInteger;

/// The calls that this node can carry at once, over all its trunks: a call above them would fail for
/// want of a port or a leg and cost its callee a fault. Any thread.
final class NodeLines {
  private final int max;
  private final AtomicInteger taken = new AtomicInteger();

  /// @param max calls at once, at least 1
  NodeLines(int max) {
    this.max = max;
  }

  /// Takes up to `wanted` lines and says how many were to be had.
  int take(int wanted) {
    int before = taken.getAndUpdate(now -> now + granted(now, wanted));
    return granted(before, wanted);
  }

  /// Gives lines back.
  void free(int lines) {
    taken.addAndGet(-lines);
  }

  /// Lines that could be taken now.
  int left() {
    return Math.max(0, max - taken.get());
  }

  private int granted(int now, int wanted) {
    return Math.clamp((long) max - now, 0, Math.max(0, wanted));
  }
}
