package dev.zvonar.pacing;

import java.util.List;

/// Counts starts in sliding windows, as a carrier does.
final class Windows {
  static final long SECOND = 1_000_000_000L;

  private Windows() {}

  /// The most starts that any half-open window of `windowNanos` holds; the worst window begins at a
  /// start.
  static int worst(List<Long> starts, long windowNanos) {
    int worst = 0;
    int tail = 0;
    for (int head = 0; head < starts.size(); head++) {
      while (starts.get(head) - starts.get(tail) >= windowNanos) {
        tail++;
      }
      worst = Math.max(worst, head - tail + 1);
    }
    return worst;
  }
}
