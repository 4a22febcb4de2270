package dev.zvonar.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.rtp.Governor.Second;
import java.util.List;
import org.junit.jupiter.api.Test;

class GovernorTest {
  private static final int MAX = 5_000;

  @Test
  void an_idle_engine_allows_what_the_configuration_does() {
    assertThat(Governor.start(MAX).after(new Second(0, 0, 0, 0), MAX).allowed()).isEqualTo(MAX);
  }

  @Test
  void the_measured_cost_of_the_sessions_there_are_says_how_many_fit() {
    var governor = Governor.start(MAX).after(new Second(1_000, 0.25, 500, 0), MAX);
    assertThat(governor.allowed()).isEqualTo(3_000);
  }

  @Test
  void a_machine_that_is_full_allows_no_more_than_it_has() {
    var governor = Governor.start(MAX).after(new Second(2_000, 0.9, 500, 3), MAX);
    assertThat(governor.allowed()).isBetween(1_600, 1_700);
  }

  @Test
  void lateness_proves_that_there_is_no_room_whatever_the_arithmetic_says() {
    var governor = Governor.start(MAX).after(new Second(1_000, 0.1, 500, 30), MAX);
    assertThat(governor.allowed()).isEqualTo(900);
  }

  @Test
  void room_that_was_lost_comes_back_step_by_step() {
    var governor = new Governor(400);
    for (int second = 0; second < 60; second++) {
      int before = governor.allowed();
      governor = governor.after(new Second(300, 0.05, 500, 0), MAX);
      assertThat(governor.allowed()).isLessThanOrEqualTo(Math.max(before + 50, before * 11 / 10));
    }
    assertThat(governor.allowed()).isEqualTo(4_500);
  }

  @Test
  void a_few_calls_may_always_be_tried_but_never_more_than_configured() {
    var stalled = new Second(60, 1, 500, 500);
    assertThat(Governor.start(MAX).after(stalled, MAX).allowed()).isEqualTo(54);
    assertThat(new Governor(54).after(stalled, MAX).allowed()).isGreaterThanOrEqualTo(50);
    assertThat(Governor.start(20).after(stalled, 20).allowed()).isEqualTo(20);
  }

  @Test
  void seconds_are_measured_by_the_busiest_thread() {
    var calm = new LoopTally();
    var busy = new LoopTally();
    var headroom = new Headroom(List.of(calm, busy), MAX, 0);
    calm.busyNanos.add(10_000_000);
    busy.busyNanos.add(500_000_000);
    for (int slot = 0; slot < 500; slot++) {
      calm.ran(0);
      busy.ran(0);
    }
    assertThat(headroom.allowed(1_000, 999_999_999)).isEqualTo(MAX);
    assertThat(headroom.allowed(1_000, 1_000_000_000)).isEqualTo(1_500);
  }
}
