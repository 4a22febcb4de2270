package dev.zvonar.dialer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Shares the trunks between the talkers: each takes its part at once, and more only when nobody
/// else took it for a while. Pure but for its memory of what was free since when; one thread.
final class TrunkShare {
  /// Longer than another talker needs to see that a trunk is free.
  private static final long PATIENCE_NANOS = 3_000_000_000L;

  private final Map<TrunkKey, Long> freeSince = new HashMap<>();

  /// How many trunks are one talker's part.
  static int part(int trunks, int talkers) {
    return Math.ceilDiv(trunks, Math.max(1, talkers));
  }

  /// Which of the free trunks to take now.
  ///
  /// @param held how many this talker holds
  /// @param part how many are its part
  List<TrunkKey> toTake(List<TrunkKey> free, int held, int part, long nowNanos) {
    freeSince.keySet().retainAll(new HashSet<>(free));
    free.forEach(trunk -> freeSince.putIfAbsent(trunk, nowNanos));
    long atOnce = Math.max(0, (long) part - held);
    List<TrunkKey> mine = free.stream().limit(atOnce).toList();
    List<TrunkKey> left =
        free.stream()
            .skip(atOnce)
            .filter(trunk -> nowNanos - freeSince.getOrDefault(trunk, nowNanos) > PATIENCE_NANOS)
            .toList();
    return left.isEmpty() ? mine : Stream.concat(mine.stream(), left.stream()).toList();
  }
}
