package dev.zvonar.message;

import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Text;
import dev.zvonar.kernel.Unavailable;
import dev.zvonar.speech.PipedWav;
import dev.zvonar.speech.Program;
import dev.zvonar.wire.audio.BadWav;
import dev.zvonar.wire.audio.Pcm;
import dev.zvonar.wire.audio.Wav;
import dev.zvonar.wire.audio.WavLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Reads a sound file somebody uploaded: WAV by ourselves, MP3 by mpg123 as a bounded process.
///
/// What a file is, its first bytes say, never its name. At most [#AT_ONCE] files are in memory at
/// a time; others wait.
final class SoundFile {
  private static final int AT_ONCE = 2;
  private static final int MPG123_RATE_HZ_MAX = 48_000;
  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  private final MessageConfig config;
  private final Map<String, String> env;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  SoundFile(MessageConfig config, Map<String, String> env) {
    this.config = config;
    this.env = Map.copyOf(env);
  }

  /// Whether MP3 files can be read: whether mpg123 is installed.
  boolean readsMp3() {
    return mpg123().isPresent();
  }

  int bytesMax() {
    return config.recordingBytesMax();
  }

  /// Reads the whole stream and decodes it; the stream is left open.
  ///
  /// @throws Rejected when the file is too large, too long, or no sound we read
  Pcm read(InputStream in) {
    turns.acquireUninterruptibly();
    try {
      byte[] file = in.readNBytes(config.recordingBytesMax() + 1);
      if (file.length > config.recordingBytesMax()) {
        throw tooLarge();
      }
      return decode(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      turns.release();
    }
  }

  private Pcm decode(byte[] file) {
    return switch (Kind.of(file)) {
      case WAV -> wav(file);
      case MP3 -> mp3(file);
      case OTHER ->
          throw bad(
              "unknown_sound",
              "Это не WAV и не MP3. Сохраните запись как WAV (PCM или G.711) или MP3.",
              "This is neither WAV nor MP3. Save the recording as WAV (PCM or G.711) or MP3.");
    };
  }

  private Pcm wav(byte[] file) {
    try {
      return Wav.read(new ByteArrayInputStream(file), limits());
    } catch (BadWav e) {
      throw bad(
          "bad_wav",
          "WAV не читается: " + e.getMessage(),
          "The WAV cannot be read: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `-m` mixes down to mono, `-e s16` settles the samples, `-w -` writes a WAV to the pipe.
  private Pcm mp3(byte[] file) {
    Program mpg123 = mpg123().orElseThrow(SoundFile::noMpg123);
    List<String> arguments = List.of("-q", "-m", "-e", "s16", "-w", "-", "-");
    try {
      byte[] wav = mpg123.run(arguments, file, decodedBytesMax(), config.decodeTimeout());
      Pcm sound = PipedWav.read(wav, limits());
      if (sound.samples().length == 0) {
        throw bad("bad_mp3", "В файле MP3 нет звука.", "There is no sound in the MP3 file.");
      }
      return sound;
    } catch (IOException e) {
      throw bad(
          "bad_mp3",
          "MP3 не читается: " + e.getMessage(),
          "The MP3 cannot be read: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw noMpg123();
    }
  }

  private Optional<Program> mpg123() {
    return Program.find("mpg123", config.mpg123Command(), env);
  }

  private WavLimits limits() {
    int bytesMax = Math.max(config.recordingBytesMax(), decodedBytesMax());
    return new WavLimits(bytesMax, Math.toIntExact(config.recordingMax().toMillis()));
  }

  private int decodedBytesMax() {
    // A second more than allowed, so that the length, not the size, is what is complained of.
    long bytes = (config.recordingMax().toSeconds() + 2) * MPG123_RATE_HZ_MAX * 2;
    return Math.toIntExact(bytes);
  }

  private Rejected tooLarge() {
    int mb = config.recordingBytesMax() >> 20;
    return new Rejected(
        Rejected.Kind.TOO_LARGE,
        "recording_too_large",
        new Text(
            "Файл больше %d МБ. Для телефона достаточно WAV 8 кГц моно.".formatted(mb),
            "The file is larger than %d MB. For the phone a WAV of 8 kHz mono is enough."
                .formatted(mb)));
  }

  private static Unavailable noMpg123() {
    return new Unavailable(
        "mp3_unavailable",
        new Text(
            "MP3 читает программа mpg123, её нет: установите пакет mpg123 или загрузите WAV.",
            "MP3 is read by the program mpg123, which is missing: install the package mpg123 or"
                + " upload a WAV."),
        RETRY_AFTER);
  }

  private static Rejected bad(String code, String ru, String en) {
    return Rejected.invalid(code, new Text(ru, en));
  }

  /// What a file is by its first bytes.
  enum Kind {
    WAV,
    MP3,
    OTHER;

    static Kind of(byte[] file) {
      String start = new String(file, 0, Math.min(file.length, 4), StandardCharsets.ISO_8859_1);
      if (start.startsWith("RIF") || start.startsWith("RF64")) {
        return WAV;
      }
      return start.startsWith("ID3") || isFrame(file) ? MP3 : OTHER;
    }

    /// An MPEG audio frame begins with eleven ones; a layer of 00 and a rate of 1111 are reserved.
    private static boolean isFrame(byte[] file) {
      return file.length > 4
          && (file[0] & 0xFF) == 0xFF
          && (file[1] & 0xE0) == 0xE0
          && (file[1] & 0x06) != 0
          && (file[2] & 0xF0) != 0xF0;
    }
  }
}
