package dev.zvonar.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {
  @Test
  void a_bounded_thing_shows_what_is_used_and_its_limit() {
    try (var metrics = new Metrics()) {
      metrics.bounded("lines.taken", () -> 3, () -> 50);
      metrics.registry().counter("attempts.ended", "verdict", "busy").increment(2);
      assertThat(metrics.scrape())
          .contains("lines_taken 3.0", "lines_taken_limit 50.0")
          .contains("attempts_ended_total{verdict=\"busy\"} 2.0");
    }
  }

  @Test
  void the_process_shows_its_memory_and_files() {
    try (var metrics = Metrics.ofProcess()) {
      assertThat(metrics.scrape()).contains("jvm_memory_used_bytes", "process_files_open_files");
    }
  }
}
