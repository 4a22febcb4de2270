package dev.zvonar.wire.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavTest {
  private static final int RATE_HZ = 16_000;
  private static final short[] TONE = Tones.sine(RATE_HZ, 440, 200, -12).samples();

  @ParameterizedTest
  @CsvSource({
    "1,8,1", "1,16,1", "1,24,1", "1,32,1", "3,32,1", "3,64,1", "6,8,1", "7,8,1", "1,16,2", "1,24,6",
    "3,32,2", "1,16,8", "6,8,2"
  })
  void a_tone_is_read_from_every_format(int tag, int bits, int channels) throws IOException {
    Pcm read = read(wav(tag, bits, channels, false));
    assertThat(read.sampleRateHz()).isEqualTo(RATE_HZ);
    assertThat(read.samples()).hasSize(TONE.length);
    assertThat(Spectrum.strength(read, 440)).isCloseTo(-12, within(0.3));
  }

  @Test
  void sixteen_bits_are_read_exactly_and_extensible_says_the_same() throws IOException {
    assertThat(read(wav(1, 16, 1, false)).samples()).isEqualTo(TONE);
    assertThat(read(wav(1, 16, 1, true)).samples()).isEqualTo(TONE);
  }

  @Test
  void two_channels_are_mixed_to_their_mean() throws IOException {
    byte[] file = wav(1, 16, 2, false);
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putShort(44, (short) 1000).putShort(46, (short) -3000);
    assertThat(read(file).samples()[0]).isEqualTo((short) -1000);
  }

  @Test
  void what_was_written_is_read_back() throws IOException {
    var pcm = new Pcm(8000, Tones.sine(8000, 1000, 100, -6).samples());
    var out = new ByteArrayOutputStream();
    Wav.write8k(out, pcm);
    assertThat(read(out.toByteArray()).samples()).isEqualTo(pcm.samples());
  }

  @Test
  void alaw_is_written_as_the_samples_it_stands_for() throws IOException {
    var out = new ByteArrayOutputStream();
    Wav.write8k(out, new byte[] {G711.toAlaw((short) 1000), G711.ALAW_SILENCE});
    short[] samples = read(out.toByteArray()).samples();
    assertThat(samples).hasSize(2);
    assertThat((int) samples[0]).isCloseTo(1000, within(32));
  }

  @Test
  void unknown_chunks_of_odd_length_are_passed_over() throws IOException {
    byte[] plain = wav(1, 16, 1, false);
    var file = new ByteArrayOutputStream();
    file.write(plain, 0, 36);
    file.write(new byte[] {'L', 'I', 'S', 'T', 3, 0, 0, 0, 1, 2, 3, 0});
    file.write(plain, 36, plain.length - 36);
    assertThat(read(file.toByteArray()).samples()).isEqualTo(TONE);
  }

  @Test
  void a_length_of_all_ones_means_up_to_the_end() throws IOException {
    assertThat(read(changed(b -> b.putInt(40, -1))).samples()).isEqualTo(TONE);
  }

  @Test
  void floats_beyond_full_scale_are_cut_and_no_number_is_silence() throws IOException {
    byte[] file = wav(3, 32, 1, false);
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putFloat(44, 7f).putFloat(48, Float.NaN).putFloat(52, Float.NEGATIVE_INFINITY);
    assertThat(Arrays.copyOf(read(file).samples(), 3))
        .containsExactly(Short.MAX_VALUE, (short) 0, Short.MIN_VALUE);
  }

  @Test
  void bad_headers_are_refused_with_words_a_person_can_use() {
    assertRefused(new byte[4], "too short to be a WAV");
    assertRefused("ID3_and_then_some".getBytes(StandardCharsets.US_ASCII), "looks like an MP3");
    assertRefused("OggS_and_then_some".getBytes(StandardCharsets.US_ASCII), "an Ogg file");
    assertRefused("fLaC_and_then_some".getBytes(StandardCharsets.US_ASCII), "a FLAC file");
    assertRefused("RIFF1234AVI LIST".getBytes(StandardCharsets.US_ASCII), "of another kind");
    assertRefused("RF64_and_then_some".getBytes(StandardCharsets.US_ASCII), "RF64");
    assertRefused("hello, telephone".getBytes(StandardCharsets.US_ASCII), "begin with RIFF");
    assertRefused(changed(b -> b.putShort(22, (short) 0)), "0 channels");
    assertRefused(changed(b -> b.putShort(22, (short) 9)), "9 channels");
    assertRefused(changed(b -> b.putInt(24, 0)), "sample rate is 0 Hz");
    assertRefused(changed(b -> b.putInt(24, -1)), "sample rate is 4294967295 Hz");
    assertRefused(changed(b -> b.putShort(20, (short) 85)), "format 85 with 16 bits");
    assertRefused(changed(b -> b.putShort(34, (short) 12)), "12 bits");
    assertRefused(changed(b -> b.putShort(32, (short) 3)), "contradicts itself");
    assertRefused(changed(b -> b.putInt(40, 1 << 30)), "cut off");
    assertRefused(changed(b -> b.putInt(40, 0)), "holds no sound");
    assertRefused(changed(b -> b.putInt(16, 1 << 30)), "cut off in its header");
    assertRefused(changed(b -> b.putInt(36, 0x20202020)), "no data chunk");
    assertRefused(changed(b -> b.putInt(12, 0x20202020)), "before its format");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 11, 12, 19, 20, 35, 36, 43, 44})
  void a_file_cut_anywhere_is_refused(int length) throws IOException {
    assertRefused(Arrays.copyOf(wav(1, 16, 1, false), length), "");
  }

  @Test
  void no_damaged_header_gives_anything_but_sound_or_a_clear_refusal() throws IOException {
    byte[] good = wav(1, 16, 1, true);
    IntConsumer damage =
        place -> {
          for (int value : new int[] {0, 1, 127, 128, 255}) {
            byte[] bad = good.clone();
            bad[place] = (byte) value;
            try {
              assertThat(read(bad).samples()).isNotEmpty();
            } catch (BadWav refused) {
              assertThat(refused.getMessage()).isNotBlank();
            } catch (IOException other) {
              throw new AssertionError("byte " + place, other);
            }
          }
        };
    for (int place = 0; place < 68; place++) {
      damage.accept(place);
    }
  }

  @Test
  void a_file_too_large_or_too_long_is_refused() throws IOException {
    byte[] file = wav(1, 16, 1, false);
    var in = new ByteArrayInputStream(file);
    assertThatThrownBy(() -> Wav.read(in, new WavLimits(file.length - 1, 1000)))
        .isInstanceOf(BadWav.class)
        .hasMessageContaining("larger than");
    assertThat(Wav.read(new ByteArrayInputStream(file), new WavLimits(file.length, 1000)))
        .isNotNull();
    var again = new ByteArrayInputStream(file);
    assertThatThrownBy(() -> Wav.read(again, new WavLimits(file.length, 199)))
        .isInstanceOf(BadWav.class)
        .hasMessageContaining("longer than");
  }

  private static void assertRefused(byte[] file, String why) {
    assertThatThrownBy(() -> read(file)).isInstanceOf(BadWav.class).hasMessageContaining(why);
  }

  private static Pcm read(byte[] file) throws IOException {
    return Wav.read(new ByteArrayInputStream(file), WavLimits.DEFAULT);
  }

  private static byte[] changed(Consumer<ByteBuffer> change) {
    byte[] file = wav(1, 16, 1, false);
    change.accept(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
    return file;
  }

  private static byte[] wav(int tag, int bits, int channels, boolean extensible) {
    int frame = channels * bits / 8;
    int fmt = extensible ? 40 : 16;
    ByteBuffer out =
        ByteBuffer.allocate(28 + fmt + frame * TONE.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(out.capacity() - 8);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(fmt);
    out.putShort((short) (extensible ? 0xFFFE : tag)).putShort((short) channels);
    out.putInt(RATE_HZ).putInt(RATE_HZ * frame).putShort((short) frame).putShort((short) bits);
    if (extensible) {
      out.putShort((short) 22).putShort((short) bits).putInt(4).putShort((short) tag);
      out.put(new byte[] {0, 0, 0, 0, 16, 0, (byte) 128, 0, 0, (byte) 170, 0, 56, (byte) 155, 113});
    }
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(frame * TONE.length);
    for (short sample : TONE) {
      for (int channel = 0; channel < channels; channel++) {
        write(out, tag, bits, sample);
      }
    }
    return out.array();
  }

  private static void write(ByteBuffer out, int tag, int bits, short sample) {
    switch (tag * 100 + bits) {
      case 108 -> out.put((byte) ((sample >> 8) + 128));
      case 116 -> out.putShort(sample);
      case 124 -> out.put((byte) 0).putShort(sample);
      case 132 -> out.putInt(sample << 16);
      case 332 -> out.putFloat(sample / 32768f);
      case 364 -> out.putDouble(sample / 32768.0);
      case 608 -> out.put(G711.toAlaw(sample));
      case 708 -> out.put(G711.toUlaw(sample));
      default -> throw new IllegalArgumentException("format " + tag + " of " + bits + " bits");
    }
  }
}
