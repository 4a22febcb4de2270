package dev.zvonar.wire.sip.locate;

import java.util.LinkedHashMap;
import java.util.Map;

/// Things noted lately, each for the same time; the oldest gives way when there are too many. Time is
/// passed in. Not thread-safe.
public final class Recent<T> {
  private final int thingsMax;
  private final long holdsNanos;
  private final Map<T, Long> since = new LinkedHashMap<>();

  public Recent(int thingsMax, long holdsNanos) {
    this.thingsMax = thingsMax;
    this.holdsNanos = holdsNanos;
  }

  /// Notes it now.
  public void note(T thing, long nowNanos) {
    since.remove(thing);
    if (since.size() >= thingsMax) {
      since.remove(since.keySet().iterator().next());
    }
    since.put(thing, nowNanos);
  }

  /// Whether it was noted lately.
  public boolean holds(T thing, long nowNanos) {
    Long noted = since.get(thing);
    if (noted == null) {
      return false;
    }
    if (nowNanos - noted >= holdsNanos) {
      since.remove(thing);
      return false;
    }
    return true;
  }
}
