package dev.zvonar.wire.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimerWheelTest {
  private final List<String> fired = new ArrayList<>();
  private final TimerWheel wheel = new TimerWheel(0);

  private void advanceTo(long ms) {
    wheel.advance(TimeUnit.MILLISECONDS.toNanos(ms));
  }

  @Test
  void nothing_fires_early_and_nothing_later_than_a_tick() {
    wheel.arm(100, () -> fired.add("a"));
    advanceTo(99);
    assertThat(fired).isEmpty();
    advanceTo(105);
    assertThat(fired).containsExactly("a");
    assertThat(wheel.armed()).isZero();
  }

  @Test
  void a_disarmed_timer_stays_silent() {
    TimerWheel.Timer timer = wheel.arm(10, () -> fired.add("a"));
    timer.disarm();
    timer.disarm();
    advanceTo(1_000);
    assertThat(fired).isEmpty();
    assertThat(wheel.armed()).isZero();
  }

  @Test
  void a_timer_beyond_one_round_waits_for_its_round() {
    wheel.arm(100_000, () -> fired.add("far"));
    for (int second = 1; second < 100; second++) {
      advanceTo(second * 1_000L);
    }
    assertThat(fired).isEmpty();
    advanceTo(100_005);
    assertThat(fired).containsExactly("far");
  }

  @Test
  void an_action_may_disarm_its_neighbour_and_arm_anew() {
    TimerWheel.Timer[] second = new TimerWheel.Timer[1];
    second[0] = wheel.arm(10, () -> fired.add("second"));
    wheel.arm(
        10,
        () -> {
          second[0].disarm();
          wheel.arm(1, () -> fired.add("third"));
        });
    advanceTo(10);
    advanceTo(20);
    assertThat(fired).containsExactly("third");
  }

  @Test
  void a_long_pause_of_the_owner_loses_no_timer() {
    var random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      wheel.arm(random.nextInt(200_000), () -> fired.add("x"));
    }
    advanceTo(300_000);
    assertThat(fired).hasSize(1_000);
  }

  @Test
  void the_owner_may_sleep_until_the_next_timer() {
    assertThat(wheel.nanosToNext()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(500));
    wheel.arm(30, () -> {});
    assertThat(wheel.nanosToNext()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(30));
  }
}
