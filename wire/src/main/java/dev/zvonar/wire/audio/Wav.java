package dev.zvonar.wire.audio;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Reads the WAV files people upload and writes the ones a browser plays.
///
/// Read: PCM of 8, 16, 24 and 32 bits, floats of 32 and 64, A-law and mu-law, 1..8 channels mixed
/// down to one, plain and WAVE_FORMAT_EXTENSIBLE headers, 1000..384,000 Hz.
public final class Wav {
  private static final int RIFF = 0x46464952;
  private static final int RIFX = 0x58464952;
  private static final int RF64 = 0x34364652;
  private static final int WAVE = 0x45564157;
  private static final int FMT = 0x20746d66;
  private static final int DATA = 0x61746164;
  private static final long LENGTH_UNKNOWN = 0xFFFF_FFFFL;
  private static final int HEADER_BYTES = 44;

  private Wav() {}

  /// Reads a whole file and mixes it down to one channel; the stream is left open.
  ///
  /// @throws BadWav when the file is too long or cannot be understood
  public static Pcm read(InputStream in, WavLimits limits) throws IOException {
    byte[] file = in.readNBytes(limits.bytesMax());
    if (file.length == limits.bytesMax() && in.read() >= 0) {
      throw new BadWav("the file is larger than the %d bytes allowed".formatted(file.length));
    }
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    checkContainer(file, bytes);
    return readChunks(bytes, limits);
  }

  /// Writes sound as a WAV file of 16 bits and 8000 Hz, resampling where it must.
  public static void write8k(OutputStream out, Pcm sound) throws IOException {
    short[] samples = Resampler.to8k(sound).samples();
    byte[] file = file(samples.length);
    header(file).asShortBuffer().put(samples);
    out.write(file);
  }

  /// Writes A-law codes as a WAV file of 16 bits and 8000 Hz, which every browser plays.
  public static void write8k(OutputStream out, byte[] alaw) throws IOException {
    byte[] file = file(alaw.length);
    ByteBuffer samples = header(file);
    for (byte code : alaw) {
      samples.putShort(G711.fromAlaw(code));
    }
    out.write(file);
  }

  private static byte[] file(int samples) {
    return new byte[Math.addExact(HEADER_BYTES, Math.multiplyExact(samples, 2))];
  }

  /// Writes the header and leaves the buffer where the samples begin.
  private static ByteBuffer header(byte[] file) {
    int dataBytes = file.length - HEADER_BYTES;
    ByteBuffer out = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(RIFF).putInt(file.length - 8).putInt(WAVE);
    out.putInt(FMT).putInt(16).putShort((short) 1).putShort((short) 1);
    out.putInt(Codec.SAMPLE_RATE_HZ).putInt(2 * Codec.SAMPLE_RATE_HZ);
    out.putShort((short) 2).putShort((short) 16);
    return out.putInt(DATA).putInt(dataBytes);
  }

  private static void checkContainer(byte[] file, ByteBuffer bytes) throws BadWav {
    if (bytes.limit() < 12) {
      throw new BadWav("the file is too short to be a WAV file: %d bytes".formatted(bytes.limit()));
    }
    int magic = bytes.getInt();
    if (magic == RIFX || magic == RF64) {
      throw new BadWav("this kind of WAV (RIFX or RF64) is not read; save it as an ordinary WAV");
    }
    if (magic != RIFF || bytes.getInt(8) != WAVE) {
      throw new BadWav("this is not a WAV file" + guess(file));
    }
    bytes.position(12);
  }

  private static String guess(byte[] file) {
    String start = new String(file, 0, 4, StandardCharsets.ISO_8859_1);
    if (start.startsWith("ID3") || ((file[0] & 0xFF) == 0xFF && (file[1] & 0xE0) == 0xE0)) {
      return "; it looks like an MP3";
    }
    return switch (start) {
      case "OggS" -> "; it looks like an Ogg file";
      case "fLaC" -> "; it looks like a FLAC file";
      case "RIFF" -> "; it is a RIFF file of another kind";
      default -> "; it does not begin with RIFF";
    };
  }

  private static Pcm readChunks(ByteBuffer bytes, WavLimits limits) throws BadWav {
    WavFormat format = null;
    while (bytes.remaining() >= 8) {
      int id = bytes.getInt();
      long length = Integer.toUnsignedLong(bytes.getInt());
      if (id == DATA) {
        if (format == null) {
          throw new BadWav("the sound comes before its format; the header is damaged");
        }
        return samples(bytes, length, format, limits);
      }
      if (length > bytes.remaining()) {
        throw new BadWav("the file is cut off in its header");
      }
      int next = bytes.position() + (int) length;
      if (id == FMT) {
        format = WavFormat.read(bytes.slice(bytes.position(), (int) length));
      }
      // RIFF pads a chunk of odd length with one byte that its length does not count.
      bytes.position((int) Math.min(bytes.limit(), next + (length & 1)));
    }
    throw new BadWav("the file holds no sound: it has no data chunk");
  }

  private static Pcm samples(ByteBuffer bytes, long promised, WavFormat format, WavLimits limits)
      throws BadWav {
    int there = bytes.remaining();
    // Programs that write to a pipe cannot know the length and leave all ones.
    if (promised > there && promised != LENGTH_UNKNOWN) {
      throw new BadWav(
          "the file is cut off: its header promises %d bytes of sound, %d are there"
              .formatted(promised, there));
    }
    int frames = (int) Math.min(promised, there) / format.frameBytes();
    if (frames == 0) {
      throw new BadWav("the file holds no sound: its data chunk is empty");
    }
    if (frames * 1000L / format.sampleRateHz() > limits.durationMsMax()) {
      throw new BadWav(
          "the sound is longer than the %d s allowed".formatted(limits.durationMsMax() / 1000));
    }
    return new Pcm(format.sampleRateHz(), format.mixDown(bytes, frames));
  }
}
