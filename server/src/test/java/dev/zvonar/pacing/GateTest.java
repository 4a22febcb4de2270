package dev.zvonar.pacing;

import static dev.zvonar.pacing.Windows.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GateTest {
  @Test
  void starts_are_one_interval_apart() {
    Gate gate = Gate.of(10, 0, 0);
    assertThat(gate.admits(0)).isTrue();
    Gate next = gate.passed(0);
    assertThat(next.admits(99_999_999)).isFalse();
    assertThat(next.admits(100_000_000)).isTrue();
  }

  @Test
  void time_that_passed_unused_is_not_saved_up() {
    Gate gate = Gate.of(10, 0, 0).passed(60 * SECOND);
    assertThat(gate.admits(60 * SECOND + 99_999_999)).isFalse();
  }

  @Test
  void no_window_holds_more_than_the_bound_whatever_the_rate_the_tolerance_and_the_arrivals() {
    var random = new Random(7);
    for (int round = 0; round < 300; round++) {
      double cps = 0.2 + random.nextDouble() * 200;
      long tolerance = random.nextInt(3) * 5_000_000L;
      List<Long> starts = greedyStarts(Gate.of(cps, tolerance, 0), random);
      long bound = Math.floorDiv(SECOND + tolerance, Gate.intervalNanos(cps)) + 1;
      assertThat(Windows.worst(starts, SECOND)).isLessThanOrEqualTo((int) bound);
      assertThat(bound)
          .isLessThanOrEqualTo((long) Math.floor(cps * (1 + tolerance / (double) SECOND)) + 1);
    }
  }

  @Test
  void a_change_of_rate_is_no_loophole() {
    Gate gate = Gate.of(1, 0, 0).passed(0);
    Gate faster = gate.atRate(100);
    assertThat(faster.admits(9_999_999)).isFalse();
    assertThat(faster.admits(10_000_000)).isTrue();
    assertThat(faster.atRate(1).opensAtNanos()).isEqualTo(gate.opensAtNanos());
  }

  @Test
  void works_where_the_monotonic_clock_wraps() {
    long nearTheEnd = Long.MAX_VALUE - 5;
    Gate gate = Gate.of(1, 0, nearTheEnd).passed(nearTheEnd);
    assertThat(gate.admits(nearTheEnd + 10)).isFalse();
    assertThat(gate.admits(nearTheEnd + SECOND)).isTrue();
  }

  @Test
  void refuses_a_rate_of_nothing_and_a_pass_while_shut() {
    assertThatThrownBy(() -> Gate.of(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Gate.of(Double.NaN, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Gate.of(1, 0, 10).passed(9)).isInstanceOf(IllegalStateException.class);
  }

  /// Somebody who knocks at random instants, sometimes after a long silence, and always when the
  /// gate has just opened.
  private static List<Long> greedyStarts(Gate first, Random random) {
    var starts = new ArrayList<Long>();
    Gate gate = first;
    long now = 0;
    for (int i = 0; i < 400; i++) {
      now = Math.max(now, gate.opensAtNanos());
      if (random.nextInt(10) == 0) {
        now += (long) (random.nextDouble() * 3 * SECOND);
      }
      starts.add(now);
      gate = gate.passed(now);
    }
    return starts;
  }
}
