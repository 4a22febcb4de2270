package dev.zvonar.pacing;

import static dev.zvonar.pacing.Windows.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.pacing.SlotPlan.Bidder;
import dev.zvonar.pacing.SlotPlan.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlotPlanTest {
  private static final long MS = 1_000_000L;

  @Test
  void slots_are_even_and_stay_inside_the_horizon() {
    SlotPlan plan = plan(0, 100 * MS, 50, 100, bidder(1000, 99, 99));
    assertThat(plan.slots())
        .extracting(Slot::atNanos)
        .containsExactly(0L, 20 * MS, 40 * MS, 60 * MS, 80 * MS, 100 * MS);
  }

  @Test
  void slots_that_passed_are_gone() {
    SlotPlan plan = plan(10 * SECOND, 10 * SECOND + 30 * MS, 100, 100, bidder(1000, 99, 99));
    assertThat(plan.slots()).hasSize(4);
    assertThat(plan.slots().getFirst().atNanos()).isEqualTo(10 * SECOND);
  }

  @Test
  void campaigns_take_turns_also_over_several_plans() {
    var counts = new int[3];
    Gate trunk = Gate.of(100, 0, 0);
    var gates = new ArrayList<>(List.of(fast(), fast(), fast()));
    int cursor = 0;
    for (long now = 0; now < SECOND; now += 50 * MS) {
      var bidders = gates.stream().map(g -> new Bidder(g, 50, 50)).toList();
      SlotPlan plan = SlotPlan.of(now, now + 50 * MS, trunk, 100, bidders, cursor);
      plan.slots().forEach(s -> counts[s.bidder()]++);
      trunk = plan.trunk();
      gates = new ArrayList<>(plan.bidders());
      cursor = plan.cursor();
    }
    assertThat(counts[0] + counts[1] + counts[2]).isBetween(100, 101);
    for (int n : counts) {
      assertThat(n).isBetween(33, 34);
    }
  }

  @Test
  void a_slow_campaign_keeps_its_own_rate_and_leaves_the_rest_to_others() {
    SlotPlan plan = plan(0, SECOND - 1, 100, 1000, bidder(5, 99, 999), bidder(1000, 999, 999));
    assertThat(plan.slots().stream().filter(s -> s.bidder() == 0)).hasSize(5);
    assertThat(plan.slots()).hasSize(100);
  }

  @Test
  void nobody_gets_more_than_is_ready_or_than_lines_are_free() {
    assertThat(plan(0, SECOND, 100, 7, bidder(1000, 99, 99)).slots()).hasSize(7);
    assertThat(plan(0, SECOND, 100, 99, bidder(1000, 3, 99)).slots()).hasSize(3);
    assertThat(plan(0, SECOND, 100, 99, bidder(1000, 99, 2)).slots()).hasSize(2);
    assertThat(plan(0, SECOND, 100, 0, bidder(1000, 99, 99)).slots()).isEmpty();
    assertThat(plan(0, SECOND, 100, 99).slots()).isEmpty();
  }

  @Test
  void no_sliding_second_of_trunk_or_campaign_is_above_its_rate_plus_one() {
    var random = new Random(11);
    for (int round = 0; round < 60; round++) {
      double cps = 1 + random.nextInt(150);
      double own = 1 + random.nextInt(60);
      var all = new ArrayList<Long>();
      var mine = new ArrayList<Long>();
      dialForAMinute(cps, own, random, all, mine);
      assertThat(Windows.worst(all, SECOND)).isLessThanOrEqualTo((int) Math.floor(cps) + 1);
      assertThat(Windows.worst(mine, SECOND)).isLessThanOrEqualTo((int) Math.floor(own) + 1);
    }
  }

  /// Ticks at uneven moments, with stalls of seconds among them.
  private static void dialForAMinute(
      double cps, double own, Random random, List<Long> all, List<Long> mine) {
    Gate trunk = Gate.of(cps, 0, 0);
    List<Gate> gates = List.of(Gate.of(own, 0, 0), fast());
    int cursor = 0;
    for (long now = 0; now < 60 * SECOND; now += tick(random)) {
      var bidders =
          gates.stream().map(g -> new Bidder(g, random.nextInt(30), random.nextInt(50))).toList();
      SlotPlan plan = SlotPlan.of(now, now + 150 * MS, trunk, random.nextInt(80), bidders, cursor);
      for (Slot slot : plan.slots()) {
        all.add(slot.atNanos());
        if (slot.bidder() == 0) {
          mine.add(slot.atNanos());
        }
      }
      trunk = plan.trunk();
      gates = plan.bidders();
      cursor = plan.cursor();
    }
  }

  private static long tick(Random random) {
    return random.nextInt(50) == 0 ? 4 * SECOND : (20 + random.nextInt(80)) * MS;
  }

  private static SlotPlan plan(long now, long until, double cps, int lines, Bidder... bidders) {
    return SlotPlan.of(now, until, Gate.of(cps, 0, 0), lines, List.of(bidders), 0);
  }

  private static Bidder bidder(double cps, int ready, int lines) {
    return new Bidder(Gate.of(cps, 0, 0), ready, lines);
  }

  private static Gate fast() {
    return Gate.of(1000, 0, 0);
  }
}
