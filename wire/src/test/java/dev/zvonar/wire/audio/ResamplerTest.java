package dev.zvonar.wire.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {
  @ParameterizedTest
  @ValueSource(
      ints = {11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000, 44_101})
  void the_telephone_band_passes_unchanged(int rateHz) {
    for (int hz : new int[] {200, 1000, 2000, 3000, 3300}) {
      Pcm out = middle(Resampler.to8k(Tones.sine(rateHz, hz, 500, -10)));
      assertThat(Spectrum.strength(out, hz)).as("%d Hz", hz).isCloseTo(-10, within(0.2));
      assertThat(Level.rms(out)).isCloseTo(-10, within(0.2));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16_000, 22_050, 44_100, 48_000, 96_000})
  void nothing_above_the_band_is_folded_into_it(int rateHz) {
    for (int hz : new int[] {4100, 5000, 6000, 7000, 7900}) {
      Pcm out = middle(Resampler.to8k(Tones.sine(rateHz, hz, 500, -10)));
      // The tone would come back at 8000 - hz; nothing is left at all.
      assertThat(Level.rms(out)).as("%d Hz", hz).isLessThan(-70);
    }
  }

  @Test
  void the_length_stays_and_8000_hz_is_left_alone() {
    assertThat(Resampler.to8k(Tones.sine(44_100, 440, 1000, -10)).samples()).hasSize(8000);
    Pcm same = Tones.sine(8000, 440, 100, -10);
    assertThat(Resampler.to8k(same)).isSameAs(same);
  }

  @Test
  void a_lower_rate_is_brought_up_without_an_image() {
    Pcm out = middle(Resampler.to8k(Tones.sine(6000, 1000, 500, -10)));
    assertThat(Spectrum.strength(out, 1000)).isCloseTo(-10, within(0.2));
    assertThat(Level.rms(out)).isCloseTo(-10, within(0.2));
  }

  @Test
  void full_scale_is_cut_and_never_wraps() {
    Pcm square = new Pcm(48_000, new short[4800]);
    for (int i = 0; i < 4800; i++) {
      square.samples()[i] = i / 240 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
    }
    short[] out = Resampler.to8k(square).samples();
    for (int i = 80; i < 720; i++) {
      boolean high = i / 40 % 2 == 0;
      if (i % 40 > 10 && i % 40 < 30) {
        assertThat(out[i] > 0).as("sample %d", i).isEqualTo(high);
      }
    }
  }

  private static Pcm middle(Pcm sound) {
    int edge = sound.samples().length / 10;
    return new Pcm(
        sound.sampleRateHz(),
        Arrays.copyOfRange(sound.samples(), edge, sound.samples().length - edge));
  }
}
