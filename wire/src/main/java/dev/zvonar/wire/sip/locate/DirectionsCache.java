package dev.zvonar.wire.sip.locate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What names led to, for as long as the DNS allows; what led nowhere too. Time is passed in. Not
/// thread-safe.
public final class DirectionsCache {
  /// Most names remembered; the oldest gives way.
  static final int NAMES_MAX = 1_000;

  /// However briefly the DNS says it holds, a name is asked for at most once in this time.
  static final long TTL_S_MIN = 1;

  /// However long it says so, a name is asked for again after this time.
  static final long TTL_S_MAX = 3_600;

  private final Map<Wanted, Kept> kept = new LinkedHashMap<>();

  private record Kept(Directions directions, long untilNanos) {}

  /// What is known of it now, or null.
  public @Nullable Directions get(Wanted wanted, long nowNanos) {
    Kept found = kept.get(wanted);
    if (found == null) {
      return null;
    }
    if (nowNanos - found.untilNanos() >= 0) {
      kept.remove(wanted);
      return null;
    }
    return found.directions();
  }

  /// Remembers what the DNS said just now.
  public void put(Wanted wanted, Directions directions, long nowNanos) {
    kept.remove(wanted);
    if (kept.size() >= NAMES_MAX) {
      kept.remove(kept.keySet().iterator().next());
    }
    long ttlS = Math.clamp(directions.ttlS(), TTL_S_MIN, TTL_S_MAX);
    kept.put(wanted, new Kept(directions, nowNanos + ttlS * 1_000_000_000));
  }
}
