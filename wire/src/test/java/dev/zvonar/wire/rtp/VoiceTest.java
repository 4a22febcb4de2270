package dev.zvonar.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.audio.Codec;
import dev.zvonar.wire.audio.G711;
import dev.zvonar.wire.audio.Pcm;
import dev.zvonar.wire.audio.Spectrum;
import dev.zvonar.wire.audio.Tones;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VoiceTest {
  private static final int SSRC = 0x11223344;
  private static final int START_SEQUENCE = 0xFFFE;
  private static final int START_TIMESTAMP = -320;

  private final Voice voice =
      new Voice(KeyTones.make(), SSRC, ((long) START_TIMESTAMP << 32) | START_SEQUENCE);
  private final ByteBuffer out = ByteBuffer.allocateDirect(Voice.PACKET_BYTES);
  private final RtpView view = new RtpView();

  @Test
  void sequence_and_timestamp_go_on_by_1_and_160_and_wrap() {
    for (int i = 0; i < 5; i++) {
      next();
      assertThat(view.sequence()).isEqualTo((START_SEQUENCE + i) & 0xFFFF);
      assertThat(view.timestamp()).isEqualTo(START_TIMESTAMP + 160 * i);
      assertThat(view.ssrc()).isEqualTo(SSRC);
      assertThat(view.payloadType()).isEqualTo(8);
      assertThat(view.payloadBytes()).isEqualTo(160);
      assertThat(view.marker()).isFalse();
    }
  }

  @Test
  void silence_is_sent_while_nothing_plays() {
    assertThat(next()).containsOnly(G711.ALAW_SILENCE);
    voice.speak(Codec.PCMU, 0, 101);
    assertThat(next()).containsOnly(G711.ULAW_SILENCE);
    assertThat(view.payloadType()).isZero();
  }

  @Test
  void prompts_play_one_behind_the_other_without_a_frame_between() {
    voice.playlist().add(prompt(1), 1);
    voice.playlist().add(Prompt.silence(0), 2);
    voice.playlist().add(prompt(2), 3);
    assertThat(next()).containsOnly((byte) 1);
    assertThat(voice.playlist().headFinished()).isTrue();
    assertThat(voice.playlist().drop()).isEqualTo(1);
    assertThat(voice.playlist().headFinished()).isTrue();
    assertThat(voice.playlist().drop()).isEqualTo(2);
    assertThat(voice.playlist().headFinished()).isFalse();
    assertThat(next()).containsOnly((byte) 2);
    voice.playlist().drop();
    assertThat(voice.playlist().isEmpty()).isTrue();
    assertThat(next()).containsOnly(G711.ALAW_SILENCE);
  }

  @Test
  void a_ring_of_prompts_may_go_round_many_times() {
    for (int round = 0; round < 200; round++) {
      voice.playlist().add(prompt(round % 100), round);
      assertThat(next()).containsOnly((byte) (round % 100));
      assertThat(voice.playlist().drop()).isEqualTo(round);
    }
  }

  @Test
  void a_key_is_four_updates_three_ends_and_a_pause_and_the_prompt_waits() {
    voice.speak(Codec.PCMA, 8, 101);
    voice.playlist().add(Prompt.ofAlaw(new byte[320]), 1);
    voice.digits().add('#');
    int[] units = {160, 320, 480, 640, 800, 800, 800};
    for (int i = 0; i < 7; i++) {
      byte[] payload = next();
      assertThat(view.payloadType()).isEqualTo(101);
      assertThat(view.marker()).isEqualTo(i == 0);
      assertThat(view.timestamp()).isEqualTo(START_TIMESTAMP);
      assertThat(view.sequence()).isEqualTo((START_SEQUENCE + i) & 0xFFFF);
      assertThat(payload).startsWith(11, i < 4 ? 10 : 0x8A);
      assertThat(ByteBuffer.wrap(payload).getShort(2)).isEqualTo((short) units[i]);
    }
    for (int i = 7; i < 11; i++) {
      assertThat(next()).containsOnly(G711.ALAW_SILENCE);
      assertThat(view.timestamp()).isEqualTo(START_TIMESTAMP + 160 * i);
    }
    assertThat(next()).containsOnly((byte) 0);
    assertThat(view.payloadType()).isEqualTo(8);
  }

  @Test
  void a_far_end_without_telephone_events_hears_the_tones() {
    voice.digits().add('5');
    var heard = new short[800];
    for (int frame = 0; frame < 5; frame++) {
      byte[] payload = next();
      for (int i = 0; i < 160; i++) {
        heard[frame * 160 + i] = G711.fromAlaw(payload[i]);
      }
    }
    assertThat(Spectrum.strength(new Pcm(8000, heard), 770)).isGreaterThan(-13);
    assertThat(Spectrum.strength(new Pcm(8000, heard), 1336)).isGreaterThan(-13);
    for (int i = 0; i < 6; i++) {
      assertThat(next()).containsOnly(G711.ALAW_SILENCE);
    }
    assertThat(voice.digits().isEmpty()).isTrue();
  }

  @Test
  void every_key_is_told_by_its_code() {
    voice.speak(Codec.PCMU, 0, 96);
    for (int code = 0; code < 16; code++) {
      voice.digits().add(Tones.KEYS.charAt(code));
      assertThat(next()[0]).isEqualTo((byte) code);
      boolean done = false;
      for (int i = 0; i < 10; i++) {
        assertThat(done).isFalse();
        done = voice.next(out);
      }
      assertThat(done).isTrue();
    }
  }

  private static Prompt prompt(int code) {
    var codes = new byte[160];
    Arrays.fill(codes, (byte) code);
    return Prompt.ofAlaw(codes);
  }

  private byte[] next() {
    voice.next(out);
    assertThat(view.read(out)).isTrue();
    var payload = new byte[view.payloadBytes()];
    out.get(view.payloadOffset(), payload);
    return payload;
  }
}
