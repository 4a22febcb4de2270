package dev.zvonar.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.audio.Tones;
import dev.zvonar.wire.rtp.DtmfReceiver.Effect;
import dev.zvonar.wire.rtp.DtmfReceiver.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DtmfReceiverTest {
  private DtmfReceiver.State state = DtmfReceiver.start();
  private final StringBuilder told = new StringBuilder();
  private int lastMs;

  @Test
  void a_key_pressed_once_is_told_once_however_often_its_end_comes() {
    packets(press(1000, 4));
    assertThat(told).hasToString("4");
    assertThat(lastMs).isEqualTo(100);
  }

  @Test
  void one_packet_of_the_event_is_enough() {
    for (Event.Packet packet : press(1000, 4)) {
      state = DtmfReceiver.start();
      told.setLength(0);
      on(packet);
      on(new Event.Quiet());
      assertThat(told).as("%s", packet).hasToString("4");
    }
  }

  @Test
  void a_key_whose_end_was_lost_is_told_when_the_next_begins() {
    packets(press(1000, 4).subList(0, 3));
    packets(press(3000, 4));
    assertThat(told).hasToString("44");
  }

  @Test
  void the_timestamp_may_wrap_between_two_keys() {
    packets(press(-400, 1));
    packets(press(1200, 2));
    assertThat(told).hasToString("12");
  }

  @Test
  void a_new_source_may_begin_at_any_timestamp() {
    packets(press(100_000, 1));
    on(new Event.NewSource());
    packets(press(99_000, 2));
    assertThat(told).hasToString("12");
  }

  @Test
  void a_key_held_for_twenty_seconds_is_one_digit() {
    int timestamp = 5000;
    for (int segment = 0; segment < 2; segment++) {
      on(new Event.Packet(timestamp, 9, false, 800));
      on(new Event.Packet(timestamp, 9, false, 0xFFFF));
      timestamp += 0xFFFF;
    }
    on(new Event.Packet(timestamp, 9, true, 28_930));
    assertThat(told).hasToString("9");
    assertThat(lastMs).isEqualTo(20_000);
  }

  @Test
  void no_loss_repeat_or_disorder_within_a_key_makes_two_digits_of_one() {
    var random = new Random(5);
    for (int round = 0; round < 2000; round++) {
      state = DtmfReceiver.start();
      told.setLength(0);
      var expected = new StringBuilder();
      int timestamp = random.nextInt();
      for (int i = 0; i < 12; i++) {
        int code = random.nextInt(16);
        List<Event.Packet> mangled = mangle(press(timestamp, code), random);
        if (!mangled.isEmpty()) {
          expected.append(Tones.KEYS.charAt(code));
        }
        packets(mangled);
        timestamp += 1760;
      }
      on(new Event.Quiet());
      assertThat(told).hasToString(expected.toString());
    }
  }

  @Test
  void packets_of_the_key_before_that_come_late_are_not_a_digit() {
    List<Event.Packet> first = press(1000, 1);
    packets(first.subList(0, 5));
    List<Event.Packet> second = press(2760, 2);
    packets(second.subList(0, 2));
    packets(first.subList(5, 7));
    packets(second.subList(2, 7));
    packets(first);
    assertThat(told).hasToString("12");
  }

  private static List<Event.Packet> mangle(List<Event.Packet> packets, Random random) {
    var mangled = new ArrayList<Event.Packet>();
    for (Event.Packet packet : packets) {
      for (int copies = random.nextInt(3); copies > 0; copies--) {
        mangled.add(packet);
      }
    }
    Collections.shuffle(mangled, random);
    return mangled;
  }

  private static List<Event.Packet> press(int timestamp, int code) {
    var packets = new ArrayList<Event.Packet>();
    for (int units = 160; units < 800; units += 160) {
      packets.add(new Event.Packet(timestamp, code, false, units));
    }
    for (int i = 0; i < 3; i++) {
      packets.add(new Event.Packet(timestamp, code, true, 800));
    }
    return packets;
  }

  private void packets(List<Event.Packet> packets) {
    packets.forEach(this::on);
  }

  private void on(Event event) {
    DtmfReceiver.Step step = DtmfReceiver.on(state, event);
    state = step.next();
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.Digit(char key, int durationMs)) {
        told.append(key);
        lastMs = durationMs;
      }
    }
  }
}
