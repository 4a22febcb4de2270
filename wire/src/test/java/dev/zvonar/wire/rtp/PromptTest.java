package dev.zvonar.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zvonar.wire.audio.Codec;
import dev.zvonar.wire.audio.G711;
import dev.zvonar.wire.audio.Tones;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptTest {
  private static final short[] TONE = Tones.sine(8000, 440, 50, -10).samples();

  @Test
  void the_last_frame_is_filled_up_with_silence() {
    byte[] codes = Prompt.ofPcm8k(TONE).toAlaw();
    assertThat(codes).hasSize(480);
    assertThat(codes[399]).isEqualTo(G711.toAlaw(TONE[399]));
    assertThat(Arrays.copyOfRange(codes, 400, 480)).containsOnly(G711.ALAW_SILENCE);
    assertThat(Prompt.ofPcm8k(TONE).durationMs()).isEqualTo(60);
  }

  @Test
  void a_sequence_shares_its_parts_and_plays_them_in_order() {
    Prompt tone = Prompt.ofPcm8k(TONE);
    Prompt all = Prompt.sequence(List.of(tone, Prompt.silence(30), tone, Prompt.silence(0)));
    assertThat(all.durationMs()).isEqualTo(160);
    assertThat(all.clip(0)).isSameAs(tone.clip(0)).isSameAs(all.clip(2));
    byte[] codes = all.toAlaw();
    assertThat(Arrays.copyOf(codes, 480)).isEqualTo(tone.toAlaw());
    assertThat(Arrays.copyOfRange(codes, 480, 800)).containsOnly(G711.ALAW_SILENCE);
    assertThat(Arrays.copyOfRange(codes, 800, 1280)).isEqualTo(tone.toAlaw());
  }

  @Test
  void what_the_maker_changes_later_is_not_heard() {
    byte[] codes = {1, 2, 3};
    Prompt prompt = Prompt.ofAlaw(codes);
    codes[0] = 99;
    assertThat(prompt.toAlaw()[0]).isEqualTo((byte) 1);
  }

  @Test
  void mu_law_says_the_same_as_a_law() {
    Clip clip = Prompt.ofPcm8k(TONE).clip(0);
    ByteBuffer frame = ByteBuffer.wrap(new byte[160]);
    clip.putFrame(Codec.PCMU, 0, frame);
    for (int i = 0; i < 160; i++) {
      assertThat(frame.get(i)).isEqualTo(G711.toUlaw(G711.fromAlaw(G711.toAlaw(TONE[i]))));
    }
  }

  @Test
  void silence_is_silence_in_both_laws() {
    ByteBuffer frame = ByteBuffer.wrap(new byte[160]);
    Prompt.silence(20).clip(0).putFrame(Codec.PCMU, 0, frame);
    assertThat(frame.get(77)).isEqualTo(G711.ULAW_SILENCE);
    assertThatThrownBy(() -> Prompt.silence(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothing_lasts_nothing() {
    assertThat(Prompt.ofAlaw(new byte[0]).durationMs()).isZero();
    assertThat(Prompt.sequence(List.of()).toAlaw()).isEmpty();
  }
}
