package dev.zvonar.wire.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class LevelTest {
  @Test
  void speech_is_brought_to_the_level_asked_for() {
    for (double dbfs : new double[] {-35, -20, -10}) {
      Pcm loud = Level.normalise(Tones.sine(8000, 440, 500, dbfs), -20);
      assertThat(Level.rms(loud)).isCloseTo(-20, within(0.1));
    }
  }

  @Test
  void pauses_do_not_count_towards_the_loudness() {
    short[] speech = Tones.sine(8000, 440, 500, -30).samples();
    var half = new short[speech.length * 2];
    System.arraycopy(speech, 0, half, 0, speech.length);
    Pcm out = Level.normalise(new Pcm(8000, half), -20);
    assertThat(Level.rms(out)).isCloseTo(-23, within(0.1));
  }

  @Test
  void no_peak_is_lifted_above_one_decibel_below_full_scale() {
    short[] clicks = Tones.sine(8000, 440, 500, -40).samples();
    clicks[2000] = 20_000;
    Pcm out = Level.normalise(new Pcm(8000, clicks), -10);
    assertThat(Level.peak(out)).isCloseTo(-1, within(0.1));
  }

  @Test
  void silence_stays_silence() {
    var silence = new Pcm(8000, new short[800]);
    assertThat(Level.normalise(silence, -20)).isSameAs(silence);
    assertThat(Level.rms(silence)).isEqualTo(Level.SILENCE_DBFS);
    assertThat(Level.rms(new Pcm(8000, new short[0]))).isEqualTo(Level.SILENCE_DBFS);
  }

  @Test
  void codes_are_as_loud_as_the_samples_they_stand_for() {
    Pcm tone = Tones.sine(8000, 1000, 20, -25);
    for (Codec codec : Codec.values()) {
      ByteBuffer codes = ByteBuffer.allocate(162);
      for (int i = 0; i < 160; i++) {
        codes.put(i + 2, codec.encode(tone.samples()[i]));
      }
      double level = Level.ofMeanSquare(Level.meanSquare(codec, codes, 2, 160));
      assertThat(level).isCloseTo(-25, within(0.3));
    }
    assertThat(Level.meanSquare(Codec.PCMA, ByteBuffer.allocate(0), 0, 0)).isZero();
  }

  @Test
  void decibels_go_to_squares_and_back() {
    assertThat(Level.ofMeanSquare(Level.toMeanSquare(-33))).isCloseTo(-33, within(1e-9));
  }
}
