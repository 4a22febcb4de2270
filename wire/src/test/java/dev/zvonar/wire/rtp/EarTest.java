package dev.zvonar.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.audio.AnswerKind;
import dev.zvonar.wire.audio.Codec;
import dev.zvonar.wire.audio.G711;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class EarTest {
  private static final InetSocketAddress SAID =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 4000);
  private static final InetSocketAddress REAL =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 5000);
  private static final InetSocketAddress THIRD =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 6000);
  private static final byte[] LOUD = frame(10_000);
  private static final byte[] QUIET = frame(0);

  private final Heard heard = new Heard();
  private final Faults faults = new Faults();
  private final Tally tally = new Tally();
  private final Ear ear = new Ear(new Notices(heard, faults), tally);
  private final RtpView view = new RtpView();
  private int sequence = 500;
  private int timestamp;
  private int ssrc = 1;

  @Test
  void nothing_is_taken_before_we_know_the_far_end() {
    assertThat(packet(SAID, 8, LOUD)).isFalse();
    assertThat(ear.remote()).isNull();
    assertThat(tally.stats().foreignPackets()).isEqualTo(1);
  }

  @Test
  void it_locks_to_the_first_valid_source_and_to_no_other_after_it() {
    expect();
    assertThat(ear.remote()).isEqualTo(SAID);
    assertThat(ear.hear(view, ByteBuffer.wrap(new byte[20]), THIRD, 1)).isFalse();
    assertThat(packet(THIRD, 77, LOUD)).isFalse();
    assertThat(packet(REAL, 8, LOUD)).isTrue();
    assertThat(ear.remote()).isEqualTo(REAL);
    assertThat(packet(THIRD, 8, LOUD)).isFalse();
    assertThat(packet(SAID, 8, LOUD)).isFalse();
    assertThat(packet(REAL, 8, LOUD)).isTrue();
    MediaStats stats = tally.stats();
    assertThat(stats.receivedPackets()).isEqualTo(2);
    assertThat(stats.foreignPackets()).isEqualTo(4);
    assertThat(stats.firstReceivedNanos()).isEqualTo(42);
  }

  @Test
  void a_new_answer_unlocks_it() {
    expect();
    packet(REAL, 8, LOUD);
    ear.expect(THIRD, Codec.PCMU, 0, -1);
    assertThat(ear.remote()).isEqualTo(THIRD);
    assertThat(packet(THIRD, 0, LOUD)).isTrue();
  }

  @Test
  void either_law_is_heard_under_its_own_number_and_comfort_noise_is_not() {
    expect();
    ear.listen(heard);
    packet(SAID, 0, LOUD);
    assertThat(heard.codec()).isEqualTo(Codec.PCMU);
    packet(SAID, 8, LOUD);
    assertThat(heard.codec()).isEqualTo(Codec.PCMA);
    assertThat(packet(SAID, 13, LOUD)).isTrue();
    assertThat(heard.frames()).isEqualTo(2);
  }

  @Test
  void a_source_that_changes_its_ssrc_is_counted_anew_and_nothing_is_lost() {
    expect();
    packet(SAID, 8, LOUD);
    ssrc = 2;
    sequence = 40_000;
    packet(SAID, 8, LOUD);
    packet(SAID, 8, LOUD);
    assertThat(tally.stats().receivedPackets()).isEqualTo(3);
    assertThat(tally.stats().lostPackets()).isZero();
  }

  @Test
  void who_answered_is_told_once_for_each_answer() {
    for (int answer = 1; answer <= 2; answer++) {
      expect();
      ticks(30, true);
      ticks(60, false);
      ticks(100, true);
      assertThat(heard.kinds()).hasSize(answer).containsOnly(AnswerKind.HUMAN);
    }
    expect();
    ticks(200, false);
    assertThat(heard.kinds()).hasSize(3).endsWith(AnswerKind.SILENCE);
  }

  @Test
  void a_digit_whose_ends_are_all_lost_is_told_after_a_fifth_of_a_second() {
    expect();
    packet(SAID, 101, new byte[] {5, 10, 0, (byte) 160});
    ticks(9, true);
    assertThat(heard.digits()).isEmpty();
    ticks(1, true);
    assertThat(heard.digits()).isEqualTo("5");
    assertThat(heard.digitMs()).containsExactly(20);
    ticks(20, true);
    assertThat(tally.stats().digits()).isEqualTo(1);
  }

  @Test
  void events_that_are_no_keys_or_cut_off_are_passed_over() {
    expect();
    packet(SAID, 101, new byte[] {16, (byte) 0x8A, 3, 32});
    packet(SAID, 101, new byte[] {(byte) 200, (byte) 0x8A, 3, 32});
    packet(SAID, 101, new byte[] {5, (byte) 0x8A, 3});
    assertThat(heard.digits()).isEmpty();
    assertThat(faults.count()).isZero();
  }

  @Test
  void what_a_listener_throws_is_counted_and_ends_nothing() {
    expect();
    ear.listen((_, _, _) -> {
      throw new IllegalStateException("made for the test");
    });
    assertThat(packet(SAID, 8, LOUD)).isTrue();
    assertThat(packet(SAID, 8, LOUD)).isTrue();
    assertThat(faults.count()).isEqualTo(2);
  }

  /// 20 ms of a square wave at 4000 Hz, which is no tone of a telephone.
  private static byte[] frame(int amplitude) {
    var codes = new byte[160];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = G711.toAlaw((short) (i % 2 == 0 ? amplitude : -amplitude));
    }
    return codes;
  }

  private void expect() {
    ear.expect(SAID, Codec.PCMA, 8, 101);
  }

  private void ticks(int count, boolean loud) {
    for (int i = 0; i < count; i++) {
      packet(SAID, 8, loud ? LOUD : QUIET);
      ear.tick(0);
    }
  }

  private boolean packet(InetSocketAddress from, int type, byte[] payload) {
    ByteBuffer packet = ByteBuffer.wrap(new byte[12 + payload.length]);
    packet.put((byte) 0x80).put((byte) type).putShort((short) sequence++);
    packet.putInt(timestamp).putInt(ssrc).put(payload).flip();
    timestamp += 160;
    return ear.hear(view, packet, from, 42);
  }
}
