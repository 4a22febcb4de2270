package dev.zvonar.dialer;

import dev.zvonar.campaign.Schedule;
import dev.zvonar.campaign.Schedule.Opening;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A campaign's schedule at one moment, asked once a zone. One thread.
final class Windows {
  /// Stands for the campaign's own zone in [#openings].
  private static final String OWN = "";

  private final Schedule schedule;
  private final Instant now;
  private final Map<String, Opening> openings = new HashMap<>();

  Windows(Schedule schedule, Instant now) {
    this.schedule = schedule;
    this.now = now;
  }

  /// Whether callees of this zone may be called now; null is the campaign's zone.
  boolean isOpen(@Nullable String zone) {
    return opening(zone) instanceof Opening.Open;
  }

  /// Whether the campaign as a whole has not begun or is over, whatever the zone.
  boolean isOutside() {
    return schedule.isBeforeStart(now) || schedule.isPastEnd(now);
  }

  /// When callees of this zone may be called next. When the campaign ends before that, at its end:
  /// should somebody move the end, they are due then.
  Instant opensAt(@Nullable String zone) {
    return switch (opening(zone)) {
      case Opening.Open _ -> now;
      case Opening.ClosedUntil(var at) -> at;
      case Opening.NotStarted(var at) -> at;
      case Opening.Over _ -> end();
    };
  }

  private Instant end() {
    Instant end = schedule.endsAt();
    return end == null || end.isBefore(now) ? now : end;
  }

  Opening opening(@Nullable String zone) {
    return openings.computeIfAbsent(
        zone == null ? OWN : zone, name -> schedule.at(now, name.equals(OWN) ? null : zone(name)));
  }

  /// A zone that this JVM does not know counts as none.
  private static @Nullable ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
