package dev.zvonar.wire.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class G711Test {
  @Test
  void every_alaw_code_survives_the_way_to_linear_and_back() {
    for (int code = 0; code < 256; code++) {
      assertThat(G711.toAlaw(G711.fromAlaw((byte) code))).isEqualTo((byte) code);
    }
  }

  @Test
  void every_ulaw_code_survives_but_negative_zero() {
    for (int code = 0; code < 256; code++) {
      // 0x7F is minus zero; G.711 gives zero one code only.
      byte expected = code == 0x7F ? (byte) 0xFF : (byte) code;
      assertThat(G711.toUlaw(G711.fromUlaw((byte) code))).isEqualTo(expected);
    }
  }

  @Test
  void known_samples_of_the_recommendation() {
    assertThat(G711.toAlaw((short) 0)).isEqualTo(G711.ALAW_SILENCE);
    assertThat(G711.toUlaw((short) 0)).isEqualTo(G711.ULAW_SILENCE);
    assertThat(G711.toAlaw(Short.MAX_VALUE)).isEqualTo((byte) 0xAA);
    assertThat(G711.toAlaw(Short.MIN_VALUE)).isEqualTo((byte) 0x2A);
    assertThat(G711.toUlaw(Short.MAX_VALUE)).isEqualTo((byte) 0x80);
    assertThat(G711.toUlaw(Short.MIN_VALUE)).isEqualTo((byte) 0x00);
  }

  @Test
  void the_error_never_exceeds_one_thirty_second_of_the_sample() {
    for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample += 7) {
      int back = G711.fromAlaw(G711.toAlaw((short) sample));
      assertThat(Math.abs(back - sample)).isLessThanOrEqualTo(Math.max(16, Math.abs(sample) / 31));
    }
  }
}
