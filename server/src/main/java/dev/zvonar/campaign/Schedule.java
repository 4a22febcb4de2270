package dev.zvonar.campaign;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// When a callee may be called: a window of the day in the callee's zone, on some weekdays, between
/// a start and an end. Pure.
///
/// A call must still be inside when it would ring out: it may begin at local time t when
/// from ≤ t ≤ to − ring timeout. A whole-day window that goes on the next day is not cut there.
///
/// @param zone the zone of callees whose row names none
/// @param fromMinute first minute of the local day, 0 to 1439
/// @param toMinute minute of the local day at which it must be over, above `fromMinute`, up to 1440
/// @param weekdays local weekdays, at least one
/// @param startsAt nobody is called before, if set
/// @param endsAt nobody's phone rings after, if set
/// @param ringTimeout how long a phone may ring
public record Schedule(
    ZoneId zone,
    int fromMinute,
    int toMinute,
    Set<DayOfWeek> weekdays,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    Duration ringTimeout) {
  static final int DAY_MINUTES = 1440;
  private static final int MINUTES_PER_HOUR = 60;

  /// Today, which may be over, and eight days after: every weekday occurs in what is left.
  private static final int DAYS_SEARCHED = 9;

  /// Whether somebody may be called.
  public sealed interface Opening {
    /// May be called now.
    record Open() implements Opening {}

    /// May be called from `at` on.
    record ClosedUntil(Instant at) implements Opening {}

    /// The campaign itself begins at `at`.
    record NotStarted(Instant at) implements Opening {}

    /// The campaign's end has come; there will be no more opening.
    record Over() implements Opening {}
  }

  public Schedule {
    weekdays = Set.copyOf(weekdays);
    if (fromMinute < 0 || toMinute <= fromMinute || toMinute > DAY_MINUTES || weekdays.isEmpty()) {
      throw new IllegalArgumentException("the window is empty");
    }
    if (Duration.ofMinutes(toMinute - (long) fromMinute).compareTo(ringTimeout) < 0) {
      throw new IllegalArgumentException("the window is shorter than the ring timeout");
    }
  }

  /// Whether a callee may be called at `now`.
  ///
  /// @param calleeZone the callee's own zone, null when the row names none
  public Opening at(Instant now, @Nullable ZoneId calleeZone) {
    if (startsAt != null && now.isBefore(startsAt)) {
      return new Opening.NotStarted(startsAt);
    }
    Instant opens = nextOpening(now, calleeZone == null ? zone : calleeZone);
    if (endsAt != null && opens.plus(ringTimeout).isAfter(endsAt)) {
      return new Opening.Over();
    }
    return opens.equals(now) ? new Opening.Open() : new Opening.ClosedUntil(opens);
  }

  /// Whether nobody may be called yet, whatever the zone.
  public boolean isBeforeStart(Instant now) {
    return startsAt != null && now.isBefore(startsAt);
  }

  /// Whether nobody may be called any more, whatever the zone.
  public boolean isPastEnd(Instant now) {
    return endsAt != null && now.plus(ringTimeout).isAfter(endsAt);
  }

  /// The first instant from `now` on that lies in a window of `in`; `now` itself when it does.
  private Instant nextOpening(Instant now, ZoneId in) {
    LocalDate today = LocalDate.ofInstant(now, in);
    for (int i = 0; i < DAYS_SEARCHED; i++) {
      LocalDate day = today.plusDays(i);
      if (weekdays.contains(day.getDayOfWeek())) {
        Instant opens = opens(day, in);
        Instant last = lastStart(day, in);
        if (!now.isAfter(last) && !opens.isAfter(last)) {
          return now.isBefore(opens) ? opens : now;
        }
      }
    }
    throw new IllegalStateException("no window within nine days in " + in);
  }

  /// When clocks go back, the second of the two same local times: before it, local time may again be
  /// too early.
  private Instant opens(LocalDate day, ZoneId in) {
    return at(day, fromMinute, in).withLaterOffsetAtOverlap().toInstant();
  }

  /// The last instant of the day's window at which a call may begin.
  private Instant lastStart(LocalDate day, ZoneId in) {
    Instant closes = at(day, toMinute, in).withEarlierOffsetAtOverlap().toInstant();
    return goesOnNextDay(day) ? closes : closes.minus(ringTimeout);
  }

  private boolean goesOnNextDay(LocalDate day) {
    return fromMinute == 0
        && toMinute == DAY_MINUTES
        && weekdays.contains(day.plusDays(1).getDayOfWeek());
  }

  private static ZonedDateTime at(LocalDate day, int minute, ZoneId in) {
    return minute == DAY_MINUTES
        ? day.plusDays(1).atStartOfDay(in)
        : day.atTime(LocalTime.of(minute / MINUTES_PER_HOUR, minute % MINUTES_PER_HOUR)).atZone(in);
  }
}
