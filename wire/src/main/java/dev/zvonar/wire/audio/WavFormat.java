package dev.zvonar.wire.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The `fmt ` chunk of a WAV file: how its samples are written.
record WavFormat(Sample sample, int channels, int sampleRateHz) {
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int ALAW = 6;
  private static final int ULAW = 7;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int CHANNELS_MAX = 8;

  /// The tail of the GUID that every sub-format of WAVE_FORMAT_EXTENSIBLE shares.
  private static final long GUID_MIDDLE = 0x0010_0000_0000L;

  private static final long GUID_END = 0x719B_3800_AA00_0080L;

  /// One way to write a sample.
  enum Sample {
    PCM8(1),
    PCM16(2),
    PCM24(3),
    PCM32(4),
    FLOAT32(4),
    FLOAT64(8),
    ALAW(1),
    ULAW(1);

    private final int bytes;

    Sample(int bytes) {
      this.bytes = bytes;
    }

    private int read(ByteBuffer in) {
      return switch (this) {
        case PCM8 -> ((in.get() & 0xFF) - 128) << 8;
        case PCM16 -> in.getShort();
        case PCM24 -> {
          in.get();
          yield in.getShort();
        }
        case PCM32 -> in.getInt() >> 16;
        case FLOAT32 -> scale(in.getFloat());
        case FLOAT64 -> scale(in.getDouble());
        case ALAW -> G711.fromAlaw(in.get());
        case ULAW -> G711.fromUlaw(in.get());
      };
    }

    /// Full scale is 1.0; what goes beyond is cut, and what is no number becomes zero.
    private static int scale(double value) {
      long scaled = Math.round(value * 32768);
      return Math.clamp(scaled, Short.MIN_VALUE, Short.MAX_VALUE);
    }
  }

  /// Reads the chunk, which is all of `chunk`.
  static WavFormat read(ByteBuffer chunk) throws BadWav {
    ByteBuffer in = chunk.order(ByteOrder.LITTLE_ENDIAN);
    if (in.limit() < 16) {
      throw new BadWav("the format chunk is too short: %d bytes".formatted(in.limit()));
    }
    int tag = Short.toUnsignedInt(in.getShort(0));
    int channels = Short.toUnsignedInt(in.getShort(2));
    int bits = Short.toUnsignedInt(in.getShort(14));
    var format =
        new WavFormat(
            sample(tag == EXTENSIBLE ? subFormat(in) : tag, bits), channels, rate(in.getInt(4)));
    format.check(Short.toUnsignedInt(in.getShort(12)));
    return format;
  }

  /// Bytes of one sample of every channel.
  int frameBytes() {
    return sample.bytes * channels;
  }

  /// Reads `frames` frames and takes the mean of the channels.
  short[] mixDown(ByteBuffer in, int frames) {
    var mono = new short[frames];
    for (int i = 0; i < frames; i++) {
      int sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        sum += sample.read(in);
      }
      mono[i] = (short) (sum / channels);
    }
    return mono;
  }

  private void check(int blockAlign) throws BadWav {
    if (channels < 1 || channels > CHANNELS_MAX) {
      throw new BadWav("the file has %d channels; 1 to 8 can be mixed".formatted(channels));
    }
    if (blockAlign != frameBytes()) {
      throw new BadWav(
          "the header contradicts itself: %d bytes a frame, but %d channels of %d bytes"
              .formatted(blockAlign, channels, sample.bytes));
    }
  }

  private static int rate(int rateHz) throws BadWav {
    if (rateHz < 1000 || rateHz > 384_000) {
      throw new BadWav(
          "the sample rate is %d Hz; 1000 to 384000 can be read"
              .formatted(Integer.toUnsignedLong(rateHz)));
    }
    return rateHz;
  }

  private static int subFormat(ByteBuffer in) throws BadWav {
    if (in.limit() < 40) {
      throw new BadWav("the extensible format chunk is too short: %d bytes".formatted(in.limit()));
    }
    long middle = in.getLong(24) >>> 16;
    if (middle != GUID_MIDDLE || in.getLong(32) != GUID_END) {
      throw new BadWav("the sub-format of the file is not known");
    }
    return Short.toUnsignedInt(in.getShort(24));
  }

  private static Sample sample(int tag, int bits) throws BadWav {
    return switch (tag << 8 | Math.min(bits, 255)) {
      case PCM << 8 | 8 -> Sample.PCM8;
      case PCM << 8 | 16 -> Sample.PCM16;
      case PCM << 8 | 24 -> Sample.PCM24;
      case PCM << 8 | 32 -> Sample.PCM32;
      case FLOAT << 8 | 32 -> Sample.FLOAT32;
      case FLOAT << 8 | 64 -> Sample.FLOAT64;
      case ALAW << 8 | 8 -> Sample.ALAW;
      case ULAW << 8 | 8 -> Sample.ULAW;
      default ->
          throw new BadWav(
              "samples of format %d with %d bits are not read; save the file as 16-bit PCM"
                  .formatted(tag, bits));
    };
  }
}
