package dev.zvonar.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SequenceLedgerTest {
  private final SequenceLedger ledger = new SequenceLedger();

  @Test
  void a_gap_is_loss_until_the_late_packet_fills_it() {
    assertThat(take(10, 11, 14)).isEqualTo(3);
    assertThat(ledger.lost()).isEqualTo(2);
    assertThat(take(12)).isEqualTo(1);
    assertThat(ledger.lost()).isEqualTo(1);
  }

  @Test
  void a_repeat_is_refused_whether_it_comes_at_once_or_later() {
    assertThat(take(10, 10, 11, 12, 10, 11, 12)).isEqualTo(3);
    assertThat(ledger.lost()).isZero();
  }

  @Test
  void the_number_wraps_around() {
    assertThat(take(0xFFFD, 0xFFFF, 0, 1, 0xFFFE, 0xFFFE)).isEqualTo(5);
    assertThat(ledger.lost()).isZero();
  }

  @Test
  void a_packet_from_before_the_first_or_too_late_is_refused() {
    assertThat(take(1000, 999)).isEqualTo(1);
    take(1100);
    assertThat(take(1001)).isZero();
    assertThat(ledger.lost()).isEqualTo(99);
  }

  @Test
  void a_lone_jump_is_refused_and_two_in_a_row_are_a_restart() {
    take(10, 11, 13);
    assertThat(take(40_000)).isZero();
    assertThat(take(14)).isEqualTo(1);
    assertThat(take(40_000)).isZero();
    assertThat(take(40_001, 40_002)).isEqualTo(2);
    assertThat(ledger.lost()).isEqualTo(1);
  }

  @Test
  void what_was_lost_stays_counted_over_a_new_source() {
    take(10, 13);
    ledger.restart();
    take(500, 502);
    assertThat(ledger.lost()).isEqualTo(3);
  }

  @Test
  void loss_repeats_and_disorder_are_counted_exactly() {
    var random = new Random(11);
    for (int round = 0; round < 50; round++) {
      var fresh = new SequenceLedger();
      int start = random.nextInt(0x10000);
      var sent = new ArrayList<Integer>();
      int dropped = 0;
      for (int i = 0; i < 400; i++) {
        // The ends always come, or the loss there could not be seen.
        if (i > 0 && i < 399 && random.nextInt(10) == 0) {
          dropped++;
          continue;
        }
        sent.add(i);
        if (random.nextInt(10) == 0) {
          sent.add(i);
        }
      }
      for (int i = 1; i + 8 < sent.size(); i += 8) {
        Collections.shuffle(sent.subList(i, i + 8), random);
      }
      int accepted = 0;
      for (int offset : sent) {
        accepted += fresh.accept((start + offset) & 0xFFFF) ? 1 : 0;
      }
      assertThat(accepted).isEqualTo(400 - dropped);
      assertThat(fresh.lost()).isEqualTo(dropped);
    }
  }

  private int take(int... sequences) {
    int accepted = 0;
    for (int sequence : sequences) {
      accepted += ledger.accept(sequence) ? 1 : 0;
    }
    return accepted;
  }
}
