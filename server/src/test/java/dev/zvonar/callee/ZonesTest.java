package dev.zvonar.callee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZonesTest {
  @ParameterizedTest
  @CsvSource({
    "Asia/Omsk, Asia/Omsk",
    "asia/omsk, Asia/Omsk",
    "МСК, Europe/Moscow",
    "мск+2, Asia/Yekaterinburg",
    "МСК +3, Asia/Omsk",
    "MSK-1, Europe/Kaliningrad",
    "МСК−1, Europe/Kaliningrad",
    "МСК+9, Asia/Kamchatka",
    "UTC, Etc/UTC",
    "UTC+5, Etc/GMT-5",
    "GMT+05:00, Etc/GMT-5",
    "+07, Etc/GMT-7",
    "UTC-3, Etc/GMT+3",
    "UTC+5:30, Asia/Kolkata"
  })
  void every_usual_form_becomes_an_iana_zone(String written, String zone) {
    assertThat(Zones.read(written)).contains(zone);
  }

  @Test
  void an_offset_east_stays_east() {
    ZoneId zone = ZoneId.of(Zones.read("UTC+5").orElseThrow());
    assertThat(zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds()).isEqualTo(5 * 3600);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Омск",
        "5",
        "МСК+25",
        "МСК-2",
        "UTC+15",
        "UTC-13",
        "UTC+5:17",
        "+",
        "UTC+"
      })
  void what_is_no_zone_is_not_guessed(String written) {
    assertThat(Zones.read(written)).isEmpty();
  }
}
