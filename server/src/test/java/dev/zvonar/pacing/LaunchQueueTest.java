package dev.zvonar.pacing;

import static dev.zvonar.pacing.Windows.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zvonar.pacing.LaunchQueue.Due;
import dev.zvonar.pacing.LaunchQueue.Launch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LaunchQueueTest {
  private static final long MS = 1_000_000L;

  @Test
  void a_call_leaves_at_its_slot_and_not_before() {
    LaunchQueue<String> queue = queue(10);
    queue.add(new Launch<>(1, 50 * MS, SECOND, "a"));
    assertThat(queue.due(49 * MS).leave()).isEmpty();
    assertThat(queue.wakeNanos(-1)).isEqualTo(50 * MS);
    assertThat(queue.due(50 * MS).leave()).extracting(Launch::what).containsExactly("a");
    assertThat(queue.size()).isZero();
    assertThat(queue.wakeNanos(-1)).isEqualTo(-1);
  }

  @Test
  void calls_that_became_late_together_leave_at_the_trunks_pace() {
    LaunchQueue<String> queue = queue(10);
    for (int i = 0; i < 3; i++) {
      queue.add(new Launch<>(1, 100L * i * MS, 5 * SECOND, "call " + i));
    }
    assertThat(queue.due(SECOND).leave()).hasSize(1);
    assertThat(queue.due(SECOND + 50 * MS).leave()).isEmpty();
    assertThat(queue.due(SECOND + 100 * MS).leave()).hasSize(1);
    assertThat(queue.due(SECOND + 190 * MS).leave()).hasSize(1);
  }

  @Test
  void a_call_whose_permission_ran_out_never_leaves() {
    LaunchQueue<String> queue = queue(10);
    queue.add(new Launch<>(1, 0, 500 * MS, "stale"));
    Due<String> due = queue.due(501 * MS);
    assertThat(due.leave()).isEmpty();
    assertThat(due.expired()).extracting(Launch::what).containsExactly("stale");
  }

  @Test
  void a_paused_campaigns_calls_are_taken_out_and_others_stay() {
    LaunchQueue<String> queue = queue(10);
    queue.bidderRate(2, 10, 0);
    queue.add(new Launch<>(1, 0, SECOND, "one"));
    queue.add(new Launch<>(2, 10 * MS, SECOND, "two"));
    assertThat(queue.size(2)).isEqualTo(1);
    assertThat(queue.withdraw(l -> l.bidder() == 1))
        .extracting(Launch::what)
        .containsExactly("one");
    assertThat(queue.due(SECOND).leave()).extracting(Launch::what).containsExactly("two");
  }

  @Test
  void a_bidder_without_a_rate_is_a_mistake_and_a_forgotten_one_expires() {
    LaunchQueue<String> queue = queue(10);
    assertThatThrownBy(() -> queue.add(new Launch<>(9, 0, SECOND, "x")))
        .isInstanceOf(IllegalStateException.class);
    queue.add(new Launch<>(1, 0, SECOND, "kept"));
    queue.keepBidders(id -> false);
    assertThat(queue.due(0).leave()).hasSize(1);
  }

  @Test
  void planning_begins_behind_what_waits() {
    LaunchQueue<String> queue = queue(10);
    assertThat(queue.tailNanos()).isZero();
    queue.add(new Launch<>(1, 0, SECOND, "a"));
    queue.add(new Launch<>(1, 100 * MS, SECOND, "b"));
    assertThat(queue.tailNanos()).isEqualTo(200 * MS);
    assertThat(queue.tailNanos(1, 0)).isEqualTo(2 * MS);
    assertThat(queue.tailNanos(77, 5)).isEqualTo(5);
  }

  @Test
  void no_sliding_second_passes_the_bound_though_the_thread_wakes_late_and_stalls() {
    var random = new Random(3);
    for (int round = 0; round < 60; round++) {
      double cps = 0.5 + random.nextInt(200);
      double own = 0.5 + random.nextInt(100);
      var all = new ArrayList<Long>();
      var mine = new ArrayList<Long>();
      launchForHalfAMinute(cps, own, random, all, mine);
      assertThat(Windows.worst(all, SECOND)).isLessThanOrEqualTo((int) Math.floor(cps * 1.01) + 1);
      assertThat(Windows.worst(mine, SECOND)).isLessThanOrEqualTo((int) Math.floor(own * 1.01) + 1);
    }
  }

  private static void launchForHalfAMinute(
      double cps, double own, Random random, List<Long> all, List<Long> mine) {
    var queue = new LaunchQueue<Integer>(cps, 0);
    queue.bidderRate(0, own, 0);
    queue.bidderRate(1, 1000, 0);
    for (long now = 0; now < 30 * SECOND; now += wake(random)) {
      while (queue.size() < 20) {
        queue.add(new Launch<>(random.nextInt(2), now, now + 60 * SECOND, 0));
      }
      for (Launch<Integer> launch : queue.due(now).leave()) {
        all.add(now);
        if (launch.bidder() == 0) {
          mine.add(now);
        }
      }
    }
  }

  private static long wake(Random random) {
    return random.nextInt(200) == 0 ? 3 * SECOND : (1 + random.nextInt(20)) * MS;
  }

  private static LaunchQueue<String> queue(double cps) {
    var queue = new LaunchQueue<String>(cps, 0);
    queue.bidderRate(1, 1000, 0);
    return queue;
  }
}
