package dev.zvonar.wire.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ComfortNoiseTest {
  private final ComfortNoise noise = new ComfortNoise();

  @Test
  void it_is_silent_before_anything_was_described() {
    assertThat(Level.rms(made())).isEqualTo(Level.SILENCE_DBFS);
  }

  @Test
  void it_is_as_loud_as_described_with_and_without_a_spectrum() {
    noise.take(new byte[] {40}, 0, 1);
    assertThat(Level.rms(made())).isCloseTo(-40, within(0.5));
    noise.take(new byte[] {50, (byte) 27, (byte) 170, 127}, 0, 4);
    assertThat(Level.rms(made())).isCloseTo(-50, within(1.0));
  }

  @Test
  void a_first_reflection_below_zero_makes_it_dull_and_above_zero_sharp() {
    noise.take(new byte[] {40, 40}, 0, 2);
    assertThat(tilt(made())).isGreaterThan(0.5);
    noise.take(new byte[] {40, (byte) 214}, 0, 2);
    assertThat(tilt(made())).isLessThan(-0.5);
  }

  @Test
  void more_than_ten_coefficients_are_passed_over_and_an_empty_payload_changes_nothing() {
    var long60 = new byte[60];
    Arrays.fill(long60, (byte) 127);
    long60[0] = 30;
    long60[11] = (byte) 0xFF;
    noise.take(long60, 0, long60.length);
    assertThat(Level.rms(made())).isCloseTo(-30, within(0.5));
    noise.take(long60, 0, 0);
    assertThat(Level.rms(made())).isCloseTo(-30, within(0.5));
  }

  private Pcm made() {
    var samples = new short[8000];
    noise.make(samples, 0, samples.length);
    return new Pcm(8000, samples);
  }

  /// The correlation of neighbours.
  private static double tilt(Pcm sound) {
    short[] samples = sound.samples();
    double together = 0;
    double alone = 0;
    for (int i = 1; i < samples.length; i++) {
      together += (double) samples[i] * samples[i - 1];
      alone += (double) samples[i] * samples[i];
    }
    return together / alone;
  }
}
