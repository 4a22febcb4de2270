package dev.zvonar.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotWheelTest {
  private static final long MS = 1_000_000;

  private final SlotWheel wheel = new SlotWheel();

  @Test
  void every_slot_is_due_once_in_twenty_milliseconds_and_in_order() {
    wheel.start(0);
    for (int i = 0; i < 1000; i++) {
      long due = 2 * MS * i;
      assertThat(wheel.take(due - 1)).isEqualTo(SlotWheel.NONE);
      assertThat(wheel.take(due)).isEqualTo(i % 10);
    }
  }

  @Test
  void a_late_thread_runs_everything_it_missed_and_keeps_the_pace() {
    wheel.start(0);
    assertThat(wheel.skip(99 * MS)).isZero();
    int runs = 0;
    while (wheel.take(99 * MS) != SlotWheel.NONE) {
      runs++;
    }
    assertThat(runs).isEqualTo(50);
    assertThat(wheel.dueNanos()).isEqualTo(100 * MS);
  }

  @Test
  void what_is_later_than_five_ticks_is_given_up_in_whole_ticks() {
    wheel.start(0);
    wheel.take(0);
    assertThat(wheel.skip(1001 * MS)).isEqualTo(45);
    assertThat(wheel.dueNanos()).isEqualTo(902 * MS);
    assertThat(wheel.next()).isEqualTo(1);
    int runs = 0;
    while (wheel.take(1001 * MS) != SlotWheel.NONE) {
      runs++;
    }
    assertThat(runs).isEqualTo(50);
  }

  @Test
  void times_may_be_negative_and_wrap_as_nano_time_may() {
    long start = Long.MAX_VALUE - MS;
    wheel.start(start);
    assertThat(wheel.take(start)).isZero();
    assertThat(wheel.take(start + MS)).isEqualTo(SlotWheel.NONE);
    assertThat(wheel.take(start + 2 * MS)).isEqualTo(1);
    assertThat(wheel.skip(start + 3 * MS)).isZero();
  }
}
