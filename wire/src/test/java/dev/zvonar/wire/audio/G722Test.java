package dev.zvonar.wire.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class G722Test {
  private static final int RATE_HZ = 16_000;

  /// How late a sample comes out: half of each filter's 24 taps, less the pair in hand.
  private static final int DELAY = 22;

  @Test
  void codes_and_samples_are_those_of_an_implementation_of_another_hand() {
    // The checksums are of what FFmpeg 5.1 makes of the same sound:
    // ffmpeg -f s16le -ar 16000 -ac 1 -i in.raw -c:a g722 -f g722 out, and back.
    byte[] codes = encode(rumble());
    assertThat(crc(codes)).isEqualTo(0x0C1EDB2EL);
    assertThat(crc(bytes(decode(codes)))).isEqualTo(0x6C165087L);
  }

  @Test
  void a_tone_of_either_band_comes_back_clear() {
    for (int hz : new int[] {300, 1000, 3400, 5000, 6500}) {
      short[] tone = Tones.sine(RATE_HZ, hz, 1000, -15).samples();
      double floorDb = hz < 4000 ? 25 : 12;
      assertThat(signalToNoiseDb(tone, decode(encode(tone))))
          .as("%d Hz", hz)
          .isGreaterThan(floorDb);
    }
  }

  @Test
  void the_loudest_sound_does_not_wrap_around() {
    short[] square = new short[RATE_HZ];
    for (int i = 0; i < square.length; i++) {
      square[i] = i / 40 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
    }
    short[] back = decode(encode(square));
    int wrong = 0;
    for (int i = 1000; i < square.length; i++) {
      boolean edge = (i - DELAY) % 40 < 8 || (i - DELAY) % 40 > 32;
      wrong += !edge && Integer.signum(back[i]) != Integer.signum(square[i - DELAY]) ? 1 : 0;
    }
    assertThat(wrong).isZero();
  }

  @Test
  void an_odd_sample_is_refused() {
    var encoder = new G722Encoder();
    assertThatThrownBy(() -> encoder.encode(new short[3], 0, 3, new byte[2], 0))
        .hasMessageContaining("odd");
  }

  /// Two seconds of noise with the spectrum of speech, swelling and fading; integers alone, so that
  /// every machine makes the same.
  private static short[] rumble() {
    var samples = new short[2 * RATE_HZ];
    int seed = 1;
    int smooth = 0;
    for (int i = 0; i < samples.length; i++) {
      seed = seed * 1_103_515_245 + 12_345;
      smooth += ((seed >> 16) - smooth) / 5;
      samples[i] = (short) (smooth * (i / 40 % 100) / 50);
    }
    return samples;
  }

  private static byte[] encode(short[] samples) {
    var codes = new byte[samples.length / 2];
    assertThat(new G722Encoder().encode(samples, 0, samples.length, codes, 0))
        .isEqualTo(codes.length);
    return codes;
  }

  private static short[] decode(byte[] codes) {
    var samples = new short[2 * codes.length];
    assertThat(new G722Decoder().decode(codes, 0, codes.length, samples, 0))
        .isEqualTo(samples.length);
    return samples;
  }

  private static double signalToNoiseDb(short[] sent, short[] back) {
    double signal = 0;
    double noise = 0;
    for (int i = 2000; i < back.length; i++) {
      double error = back[i] - sent[i - DELAY];
      signal += (double) sent[i - DELAY] * sent[i - DELAY];
      noise += error * error;
    }
    return 10 * Math.log10(signal / noise);
  }

  private static byte[] bytes(short[] samples) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    return bytes.array();
  }

  private static long crc(byte[] bytes) {
    var crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }
}
