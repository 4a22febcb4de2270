package dev.zvonar.wire.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every packet is filled with its own number; time is the takes.
class JitterBufferTest {
  private final JitterBuffer buffer = new JitterBuffer();
  private final byte[] out = new byte[JitterBuffer.FRAME_CODES];

  @Test
  void packets_out_of_order_come_out_in_order() {
    for (int number : new int[] {0, 2, 1, 4, 3}) {
      put(number, 160);
    }
    assertThat(takes(7)).containsExactly(-1, -1, 0, 1, 2, 3, 4);
  }

  @Test
  void packets_of_any_length_are_the_same_sound() {
    for (int ms : new int[] {10, 20, 30, 40, 60}) {
      var one = new JitterBuffer();
      for (int at = 0; at < 240; at += ms) {
        assertThat(one.put(at * 8, ByteBuffer.wrap(ramp(at * 8, ms * 8)))).isTrue();
      }
      one.take(out, 0);
      one.take(out, 0);
      for (int frame = 0; frame < 12; frame++) {
        assertThat(one.take(out, 0)).as("frame %d of %d ms", frame, ms).isTrue();
        assertThat(out).isEqualTo(ramp(frame * 160, 160));
      }
    }
  }

  @Test
  void what_never_comes_is_missing_and_the_rest_stays_in_time() {
    put(0, 160);
    put(1, 160);
    put(3, 160);
    assertThat(takes(6)).containsExactly(-1, -1, 0, 1, -1, 3);
    assertThat(buffer.missingFrames()).isEqualTo(1);
  }

  @Test
  void a_late_packet_makes_it_wait_longer_and_calm_takes_the_waiting_back() {
    put(0, 160);
    takes(4);
    assertThat(put(1, 160)).isFalse();
    assertThat(buffer.latePackets()).isEqualTo(1);
    assertThat(buffer.delayMs()).isEqualTo(60);
    for (int number = 2; number < 400; number++) {
      put(number + 3, 160);
      takes(1);
    }
    assertThat(buffer.delayMs()).isEqualTo(JitterBuffer.DELAY_MS_MIN);
  }

  @Test
  void the_delay_is_bounded_however_late_the_packets_are() {
    put(0, 160);
    for (int number = 1; number < 200; number++) {
      takes(2);
      put(number, 160);
    }
    assertThat(buffer.delayMs()).isLessThanOrEqualTo(JitterBuffer.DELAY_MS_MAX);
  }

  @Test
  void a_clock_set_anew_begins_anew_and_the_wrap_of_32_bits_does_not() {
    assertThat(buffer.put(-160, packet(1, 160))).isTrue();
    assertThat(buffer.put(0, packet(2, 160))).isTrue();
    assertThat(takes(4)).containsExactly(-1, -1, 1, 2);
    assertThat(buffer.put(1_000_000, packet(7, 160))).isTrue();
    assertThat(takes(3)).containsExactly(-1, -1, 7);
  }

  @Test
  void a_packet_longer_than_a_second_and_an_empty_one_do_no_harm() {
    assertThat(buffer.put(0, packet(1, 0))).isFalse();
    assertThat(buffer.put(0, packet(1, 20_000))).isTrue();
    assertThat(takes(3)).containsExactly(-1, -1, 1);
  }

  private boolean put(int number, int codes) {
    return buffer.put(number * 160, packet(number, codes));
  }

  private static ByteBuffer packet(int number, int codes) {
    var payload = new byte[codes];
    Arrays.fill(payload, (byte) number);
    return ByteBuffer.wrap(payload);
  }

  private static byte[] ramp(int from, int length) {
    var codes = new byte[length];
    for (int i = 0; i < length; i++) {
      codes[i] = (byte) ((from + i) % 251);
    }
    return codes;
  }

  private List<Integer> takes(int count) {
    var numbers = new ArrayList<Integer>();
    for (int i = 0; i < count; i++) {
      numbers.add(buffer.take(out, 0) ? (int) out[0] : -1);
    }
    return numbers;
  }
}
