package dev.zvonar.wire.opus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zvonar.wire.audio.Level;
import dev.zvonar.wire.audio.Pcm;
import dev.zvonar.wire.audio.Spectrum;
import dev.zvonar.wire.audio.Tones;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Needs libopus, as the speech tests need espeak-ng.
class OpusTest {
  private static final int FRAMES = 50;

  private final OpusLibrary library = OpusLibrary.find().orElseThrow();
  private final byte[] packet = new byte[OpusEncoder.PACKET_BYTES_MAX];

  @Test
  void a_tone_comes_back_at_either_rate() {
    for (int rateHz : new int[] {8000, 16_000}) {
      short[] tone = Tones.sine(rateHz, 1000, 1000, -15).samples();
      var back = new short[tone.length];
      try (OpusEncoder encoder = library.encoder(rateHz);
          OpusDecoder decoder = library.decoder(rateHz)) {
        var samples = new short[decoder.samplesMax()];
        for (int frame = 0; frame < FRAMES; frame++) {
          int bytes = encoder.encode(tone, frame * rateHz / 50, packet);
          assertThat(bytes).isBetween(1, 400);
          assertThat(decoder.decode(packet, 0, bytes, samples)).isEqualTo(rateHz / 50);
          System.arraycopy(samples, 0, back, frame * rateHz / 50, rateHz / 50);
        }
      }
      var heard = new Pcm(rateHz, Arrays.copyOfRange(back, rateHz / 5, rateHz));
      assertThat(Spectrum.strength(heard, 1000)).as("%d Hz", rateHz).isBetween(-17.0, -13.0);
    }
  }

  @Test
  void a_lost_packet_is_made_up() {
    short[] tone = Tones.sine(8000, 440, 1000, -15).samples();
    try (OpusEncoder encoder = library.encoder(8000);
        OpusDecoder decoder = library.decoder(8000)) {
      var samples = new short[decoder.samplesMax()];
      for (int frame = 0; frame < 20; frame++) {
        decoder.decode(packet, 0, encoder.encode(tone, frame * 160, packet), samples);
      }
      assertThat(decoder.conceal(samples)).isEqualTo(160);
      assertThat(Level.rms(new Pcm(8000, Arrays.copyOf(samples, 160)))).isGreaterThan(-30);
    }
  }

  @Test
  void bytes_that_are_no_packet_are_no_samples() {
    try (OpusDecoder decoder = library.decoder(8000)) {
      var samples = new short[decoder.samplesMax()];
      assertThat(decoder.decode(new byte[] {3, -1, -1, -1}, 0, 4, samples)).isZero();
      assertThat(decoder.decode(packet, 0, 0, samples)).isZero();
    }
  }

  @Test
  void the_library_says_its_version_and_refuses_other_rates() {
    assertThat(library.version()).startsWith("libopus");
    assertThatThrownBy(() -> library.encoder(44_100)).hasMessageContaining("44100");
  }
}
