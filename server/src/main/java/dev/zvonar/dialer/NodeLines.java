package dev.zvonar.dialer;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/// The calls that this node can carry at once, over all its trunks: as many as there are ports and
/// legs, for a call above them would cost its callee a fault, and as many as its media threads were
/// measured to bear, for a call above those would make every voice stutter. Any thread.
final class NodeLines {
  private final int max;
  private final IntSupplier room;
  private final AtomicInteger taken = new AtomicInteger();

  /// @param max calls at once, at least 1
  /// @param room how many more calls the machine bears now
  NodeLines(int max, IntSupplier room) {
    this.max = max;
    this.room = room;
  }

  /// Takes up to `wanted` lines and says how many were to be had.
  int take(int wanted) {
    int borne = Math.min(Math.max(0, wanted), room.getAsInt());
    int before = taken.getAndUpdate(now -> now + granted(now, borne));
    return granted(before, borne);
  }

  /// Gives lines back.
  void free(int lines) {
    taken.addAndGet(-lines);
  }

  /// Lines that could be taken now.
  int left() {
    return granted(taken.get(), room.getAsInt());
  }

  private int granted(int now, int wanted) {
    return Math.clamp((long) max - now, 0, wanted);
  }
}
