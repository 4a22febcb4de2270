package dev.zvonar.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.kernel.Rejected.Flaw;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingsFormTest {
  @Test
  void what_is_left_out_is_what_the_api_says() {
    var nothing =
        new SettingsForm(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    assertThat(nothing.flaws()).isEmpty();
    CampaignSettings settings = nothing.settings();
    assertThat(settings.cps()).isEqualTo(5.0);
    assertThat(settings.lines()).isEqualTo(50);
    assertThat(settings.ringTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.retries().attemptsMax()).isEqualTo(3);
    assertThat(settings.schedule().fromMinute()).isEqualTo(540);
    assertThat(settings.hangUpOnMachine()).isFalse();
  }

  @Test
  void the_end_of_the_day_is_24_00() {
    SettingsForm form = form("Asia/Omsk", "00:00", "24:00", List.of(7), 1.5, "hangUp");
    assertThat(form.settings().schedule().toMinute()).isEqualTo(1440);
    assertThat(form.settings().retries().redialMachines()).isTrue();
  }

  @Test
  void every_mistake_is_named_at_its_field() {
    SettingsForm form = form("Moon/Sea", "9 am", "25:00", List.of(0), 0.0, "shout");
    assertThat(form.flaws())
        .extracting(Flaw::at)
        .containsExactly(
            "/settings/zone",
            "/settings/windowFrom",
            "/settings/weekdays",
            "/settings/cps",
            "/settings/onMachine");
    assertThat(form("UTC", "10:00", "09:00", List.of(1), 1.0, "play").flaws())
        .extracting(Flaw::at)
        .containsExactly("/settings/windowTo");
  }

  @Test
  void numbers_out_of_range_and_an_end_before_the_start_are_refused() {
    Instant noon = Instant.parse("2026-11-20T12:00:00Z");
    var form =
        new SettingsForm(
            null, null, null, null, noon, noon, null, 0, 4, 21, 0, -1, 9_999_999, null);
    assertThat(form.flaws())
        .extracting(Flaw::at)
        .containsExactly(
            "/settings/lines",
            "/settings/ringTimeoutS",
            "/settings/attemptsMax",
            "/settings/retryBusyS",
            "/settings/retryNoAnswerS",
            "/settings/retryFailedS",
            "/settings/endsAt");
  }

  private static SettingsForm form(
      @Nullable String zone,
      @Nullable String from,
      @Nullable String to,
      List<Integer> days,
      Double cps,
      String onMachine) {
    return new SettingsForm(
        zone, from, to, days, null, null, cps, null, null, null, null, null, null, onMachine);
  }
}
