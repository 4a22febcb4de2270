package dev.zvonar.wire.listen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.audio.Codec;
import dev.zvonar.wire.audio.G711;
import dev.zvonar.wire.audio.Tones;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The demands of ITU-T Q.24 and Q.23, one after another.
class DtmfDetectorTest {
  private static final String KEYPAD = "123A456B789C*0#D";
  private static final int[] LOW_HZ = {697, 770, 852, 941};
  private static final int[] HIGH_HZ = {1209, 1336, 1477, 1633};

  private final DtmfDetector detector = new DtmfDetector();
  private final Random random = new Random(7);

  @Test
  void every_key_is_heard_in_packets_of_any_length() {
    for (int packetMs : new int[] {10, 20, 30, 40, 60}) {
      StringBuilder heard = new StringBuilder();
      for (int i = 0; i < Tones.KEYS.length(); i++) {
        char key = Tones.KEYS.charAt(i);
        heard.append(hear(concat(Tones.dtmf(key, 70).samples(), silence(70)), packetMs));
      }
      assertThat(heard).as("packets of %d ms", packetMs).hasToString(Tones.KEYS);
    }
  }

  @Test
  void codes_are_heard_as_samples_are() {
    byte[] alaw = new byte[8 * 200];
    Arrays.fill(alaw, G711.ALAW_SILENCE);
    short[] five = Tones.dtmf('5', 100).samples();
    for (int i = 0; i < five.length; i++) {
      alaw[i] = G711.toAlaw(five[i]);
    }
    assertThat(detector.take(Codec.PCMA, ByteBuffer.wrap(alaw), 0, alaw.length)).isTrue();
    assertThat(detector.key()).isEqualTo('5');
    assertThat(detector.durationMs()).isBetween(85, 115);
  }

  @Test
  void forty_milliseconds_are_a_key_wherever_they_begin_and_twenty_are_none() {
    for (int shift = 0; shift < DtmfDetector.BLOCK; shift++) {
      detector.restart();
      assertThat(hear(concat(new short[shift], key('7', 40, 1, 0, -12), silence(60)), 20))
          .isEqualTo("7");
      assertThat(hear(concat(new short[shift], key('7', 20, 1, 0, -12), silence(60)), 20))
          .isEmpty();
    }
  }

  @Test
  void a_pause_of_forty_milliseconds_parts_two_keys_and_a_gap_of_ten_does_not() {
    for (int shift = 0; shift < DtmfDetector.BLOCK; shift++) {
      detector.restart();
      short[] five = key('5', 60, 1, 0, -12);
      assertThat(hear(concat(new short[shift], five, silence(40), five, silence(60)), 20))
          .isEqualTo("55");
      assertThat(hear(concat(new short[shift], five, silence(10), five, silence(60)), 20))
          .isEqualTo("5");
    }
  }

  @Test
  void keys_a_percent_and_a_half_off_their_frequency_are_heard_and_three_and_a_half_are_not() {
    for (int i = 0; i < KEYPAD.length(); i++) {
      char key = KEYPAD.charAt(i);
      for (double off : new double[] {-0.015, 0.015}) {
        assertThat(hear(concat(key(key, 60, 1 + off, 0, -12), silence(60)), 20))
            .as("%s at %s", key, off)
            .isEqualTo(String.valueOf(key));
      }
      for (double off : new double[] {-0.035, 0.035}) {
        assertThat(hear(concat(key(key, 60, 1 + off, 0, -12), silence(60)), 20))
            .as("%s at %s", key, off)
            .isEmpty();
      }
    }
  }

  @Test
  void the_higher_tone_may_be_4_db_louder_and_the_lower_8_db_and_no_more_than_twelve() {
    assertThat(hear(concat(key('6', 60, 1, 4, -12), silence(60)), 20)).isEqualTo("6");
    assertThat(hear(concat(key('6', 60, 1, -8, -12), silence(60)), 20)).isEqualTo("6");
    assertThat(hear(concat(key('6', 60, 1, 12, -12), silence(60)), 20)).isEmpty();
    assertThat(hear(concat(key('6', 60, 1, -14, -12), silence(60)), 20)).isEmpty();
  }

  @Test
  void faint_keys_are_heard_down_to_31_dbfs_a_tone_and_not_at_55() {
    assertThat(hear(concat(key('9', 60, 1, 0, -31), silence(60)), 20)).isEqualTo("9");
    assertThat(hear(concat(key('9', 60, 1, 0, -55), silence(60)), 20)).isEmpty();
  }

  @Test
  void keys_in_noise_fifteen_decibels_below_are_heard() {
    int heard = 0;
    for (int i = 0; i < 200; i++) {
      short[] sound = concat(silence(50), key('3', 50, 1, 0, -15), silence(60));
      heard += hear(noisy(sound, -27), 20).equals("3") ? 1 : 0;
    }
    assertThat(heard).isGreaterThanOrEqualTo(196);
  }

  @Test
  void noise_alone_presses_nothing() {
    assertThat(hear(noisy(silence(600_000), -20), 20)).isEmpty();
  }

  @Test
  void one_tone_alone_presses_nothing() {
    for (int hz : HIGH_HZ) {
      assertThat(hear(Tones.sine(8000, hz, 500, -12).samples(), 20)).isEmpty();
    }
  }

  private String hear(short[] sound, int packetMs) {
    var keys = new StringBuilder();
    for (int at = 0; at < sound.length; at += 8 * packetMs) {
      if (detector.take(sound, at, Math.min(8 * packetMs, sound.length - at))) {
        keys.append(detector.key());
      }
    }
    return keys.toString();
  }

  /// A key whose tones are both off by the same factor, the higher one `highDb` over the lower.
  private static short[] key(char key, int ms, double factor, double highDb, double dbfs) {
    int place = KEYPAD.indexOf(key);
    double amplitude = 32768 * Math.sqrt(2) * Math.pow(10, dbfs / 20);
    double lowGain = highDb > 0 ? Math.pow(10, -highDb / 20) : 1;
    double highGain = highDb < 0 ? Math.pow(10, highDb / 20) : 1;
    var samples = new short[8 * ms];
    for (int i = 0; i < samples.length; i++) {
      double t = 2 * Math.PI * factor * i / 8000;
      double low = lowGain * Math.sin(LOW_HZ[place / 4] * t);
      double high = highGain * Math.sin(HIGH_HZ[place % 4] * t + 1);
      samples[i] = (short) Math.clamp(Math.round(amplitude * (low + high)), -32768, 32767);
    }
    return samples;
  }

  private short[] noisy(short[] sound, double dbfs) {
    double deviation = 32768 * Math.pow(10, dbfs / 20);
    var out = new short[sound.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (short) Math.clamp(sound[i] + deviation * random.nextGaussian(), -32768, 32767);
    }
    return out;
  }

  private static short[] silence(int ms) {
    return new short[8 * ms];
  }

  private static short[] concat(short[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    var all = new short[length];
    int at = 0;
    for (short[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
