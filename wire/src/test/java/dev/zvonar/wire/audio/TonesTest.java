package dev.zvonar.wire.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TonesTest {
  @ParameterizedTest
  @CsvSource({
    "1,697,1209",
    "5,770,1336",
    "9,852,1477",
    "0,941,1336",
    "*,941,1209",
    "#,941,1477",
    "A,697,1633",
    "D,941,1633"
  })
  void a_key_sounds_at_its_two_frequencies_only(char key, int low, int high) {
    Pcm tone = Tones.dtmf(key, 100);
    assertThat(Spectrum.strength(tone, low)).isCloseTo(-12, within(0.7));
    assertThat(Spectrum.strength(tone, high)).isCloseTo(-12, within(0.7));
    assertThat(Spectrum.strength(tone, 400)).isLessThan(-30);
    assertThat(tone.durationMs()).isEqualTo(100);
  }

  @Test
  void every_key_of_rfc_4733_has_its_tones_and_nothing_else_has() {
    for (char key : Tones.KEYS.toCharArray()) {
      assertThat(Tones.dtmf(key, 40).samples()).hasSize(320);
    }
    assertThatThrownBy(() -> Tones.dtmf('x', 40)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_beep_begins_and_ends_softly() {
    short[] beep = Tones.beep(200).samples();
    assertThat(beep).hasSize(1600);
    assertThat(beep[0]).isZero();
    assertThat(beep[1599]).isZero();
    assertThat(Spectrum.strength(new Pcm(8000, beep), 1000)).isCloseTo(-15, within(0.5));
    assertThat(Tones.beep(0).samples()).isEmpty();
  }
}
