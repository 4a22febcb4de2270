package dev.zvonar.speech;

import dev.zvonar.wire.audio.Pcm;
import dev.zvonar.wire.audio.Wav;
import dev.zvonar.wire.audio.WavLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Reads a WAV that a program wrote to a pipe. Its header was written before the length was known:
/// espeak-ng promises 2 GB, mpg123 what it guessed. Pure.
public final class PipedWav {
  private static final int HEADER_BYTES = 44;
  private static final int DATA_LENGTH_AT = 40;

  private PipedWav() {}

  /// The sound; empty when there is nothing behind the header.
  ///
  /// @throws dev.zvonar.wire.audio.BadWav when it is no WAV or exceeds a limit
  public static Pcm read(byte[] wav, WavLimits limits) throws IOException {
    if (wav.length <= HEADER_BYTES) {
      return new Pcm(8000, new short[0]);
    }
    byte[] mended = wav.clone();
    ByteBuffer.wrap(mended)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(DATA_LENGTH_AT, wav.length - HEADER_BYTES);
    return Wav.read(new ByteArrayInputStream(mended), limits);
  }
}
