package dev.zvonar.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zvonar.campaign.Schedule.Opening;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
  private static final ZoneId VLADIVOSTOK = ZoneId.of("Asia/Vladivostok");
  private static final Duration RING = Duration.ofSeconds(30);
  private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
  private static final Set<DayOfWeek> ALL = EnumSet.allOf(DayOfWeek.class);
  private static final Schedule OFFICE =
      new Schedule(MOSCOW, 9 * 60, 20 * 60, WORKDAYS, null, null, RING);

  @Test
  void opens_at_the_first_second_and_closes_when_a_call_would_ring_out_after_the_end() {
    assertThat(OFFICE.at(moscow("2026-11-20T08:59:59"), null))
        .isEqualTo(until("2026-11-20T09:00:00"));
    assertThat(OFFICE.at(moscow("2026-11-20T09:00:00"), null)).isEqualTo(new Opening.Open());
    assertThat(OFFICE.at(moscow("2026-11-20T19:59:30"), null)).isEqualTo(new Opening.Open());
    assertThat(OFFICE.at(moscow("2026-11-20T19:59:31"), null))
        .isEqualTo(until("2026-11-23T09:00:00"));
  }

  @Test
  void the_callees_own_zone_counts_before_the_campaigns() {
    Instant morningInVladivostok = moscow("2026-11-20T03:00:00");
    assertThat(OFFICE.at(morningInVladivostok, VLADIVOSTOK)).isEqualTo(new Opening.Open());
    assertThat(OFFICE.at(morningInVladivostok, null)).isEqualTo(until("2026-11-20T09:00:00"));
    assertThat(OFFICE.at(moscow("2026-11-20T14:00:00"), VLADIVOSTOK))
        .isEqualTo(new Opening.ClosedUntil(Instant.parse("2026-11-22T23:00:00Z")));
  }

  @Test
  void nothing_before_the_start_and_nothing_that_would_ring_after_the_end() {
    Instant starts = moscow("2026-11-20T12:00:00");
    Instant ends = moscow("2026-11-20T13:00:00");
    var day = new Schedule(MOSCOW, 9 * 60, 20 * 60, WORKDAYS, starts, ends, RING);
    assertThat(day.at(moscow("2026-11-20T11:59:59"), null))
        .isEqualTo(new Opening.NotStarted(starts));
    assertThat(day.at(starts, null)).isEqualTo(new Opening.Open());
    assertThat(day.at(moscow("2026-11-20T12:59:30"), null)).isEqualTo(new Opening.Open());
    assertThat(day.at(moscow("2026-11-20T12:59:31"), null)).isEqualTo(new Opening.Over());
  }

  @Test
  void a_whole_day_window_is_not_cut_at_midnight() {
    var always = new Schedule(MOSCOW, 0, 1440, ALL, null, null, RING);
    assertThat(always.at(moscow("2026-11-20T23:59:59"), null)).isEqualTo(new Opening.Open());
    var workdays = new Schedule(MOSCOW, 0, 1440, WORKDAYS, null, null, RING);
    assertThat(workdays.at(moscow("2026-11-20T23:59:59"), null))
        .isEqualTo(until("2026-11-23T00:00:00"));
  }

  @Test
  void when_clocks_go_back_the_repeated_hour_is_not_called_twice_nor_too_early() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    var night = new Schedule(berlin, 2 * 60 + 30, 3 * 60, ALL, null, null, RING);
    // 2026-10-25: 03:00 CEST becomes 02:00 CET. The first 02:30 is 00:30Z, the second 01:30Z.
    assertThat(night.at(Instant.parse("2026-10-25T00:45:00Z"), null))
        .isEqualTo(new Opening.ClosedUntil(Instant.parse("2026-10-25T01:30:00Z")));
  }

  @Test
  void in_every_zone_at_every_moment_open_means_inside_the_window_until_it_has_rung_out() {
    var random = new Random(5);
    List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
    for (int i = 0; i < 20_000; i++) {
      ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
      int from = random.nextInt(1400);
      int to = from + 1 + random.nextInt(1440 - from - 1);
      var schedule = new Schedule(MOSCOW, from, to, WORKDAYS, null, null, RING);
      Instant now = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(100_000_000));
      check(schedule, now, zone);
    }
  }

  @Test
  void an_empty_window_is_refused() {
    assertThatThrownBy(() -> new Schedule(MOSCOW, 60, 60, ALL, null, null, RING))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Schedule(MOSCOW, 60, 61, Set.of(), null, null, RING))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Schedule(MOSCOW, 60, 61, ALL, null, null, Duration.ofSeconds(61)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void check(Schedule schedule, Instant now, @Nullable ZoneId zone) {
    switch (schedule.at(now, zone)) {
      case Opening.Open() -> {
        assertInside(schedule, now, zone);
        assertInside(schedule, now.plus(RING), zone);
      }
      case Opening.ClosedUntil(var at) -> {
        assertThat(at).isAfter(now);
        assertThat(schedule.at(at, zone)).isEqualTo(new Opening.Open());
      }
      case Opening.NotStarted(var at) -> throw new AssertionError(at);
      case Opening.Over() -> throw new AssertionError("no end was set");
    }
  }

  private static void assertInside(Schedule schedule, Instant at, @Nullable ZoneId zone) {
    var local = at.atZone(zone == null ? schedule.zone() : zone);
    int second = local.toLocalTime().toSecondOfDay();
    assertThat(second).isBetween(schedule.fromMinute() * 60, schedule.toMinute() * 60);
    assertThat(schedule.weekdays()).contains(local.getDayOfWeek());
  }

  private static Instant moscow(String local) {
    return LocalDateTime.parse(local).atZone(MOSCOW).toInstant();
  }

  private static Opening until(String moscowLocal) {
    return new Opening.ClosedUntil(moscow(moscowLocal));
  }
}
