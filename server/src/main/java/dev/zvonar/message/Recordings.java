package dev.zvonar.message;

import dev.zvonar.db.Db;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.kernel.Text;
import dev.zvonar.wire.audio.Pcm;
import dev.zvonar.wire.audio.Resampler;
import dev.zvonar.wire.audio.Wav;
import dev.zvonar.wire.rtp.Prompt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Sound files taken in, converted to what the phone plays: 8000 Hz A-law. Safe in any thread.
public final class Recordings {
  private static final int NAME_CHARS_MAX = 200;

  private final Db db;
  private final SoundFile files;

  /// Opens the room's recordings.
  ///
  /// @param env the environment with PATH, HOME and XDG_CACHE_HOME, for finding mpg123
  public Recordings(Db db, MessageConfig config, Map<String, String> env) {
    this.db = db;
    this.files = new SoundFile(config, env);
  }

  /// The largest file taken in.
  public int fileBytesMax() {
    return files.bytesMax();
  }

  /// Whether MP3 files can be read at present.
  public boolean readsMp3() {
    return files.readsMp3();
  }

  /// The newest recordings, at most 2000.
  public List<Recording> list(TenantId tenant) {
    Map<Long, List<String>> uses =
        RecordingTable.uses(db, tenant).stream()
            .collect(
                Collectors.groupingBy(
                    RecordingTable.Use::recordingId,
                    Collectors.mapping(RecordingTable.Use::name, Collectors.toList())));
    return RecordingTable.list(db, tenant).stream()
        .map(row -> recording(row, uses.getOrDefault(row.id(), List.of())))
        .toList();
  }

  /// Takes a WAV or MP3 in.
  ///
  /// @param name what people call it, asked for once the file has been read; the file's name when
  ///     blank
  /// @throws Rejected when the file is too large, too long, or no sound we read
  public Recording add(
      TenantId tenant, String sourceName, InputStream file, Supplier<String> name) {
    Pcm sound = Resampler.to8k(files.read(file));
    if (sound.durationMs() == 0) {
      throw Rejected.invalid(
          "empty_sound", new Text("В файле нет звука.", "There is no sound in the file."));
    }
    String source = brief(sourceName.isBlank() ? "file" : sourceName.strip());
    String wanted = name.get().strip();
    String called = wanted.isEmpty() ? source : brief(wanted);
    Prompt prompt = Prompt.ofPcm8k(sound.samples());
    RecordingTable.Sound stored = new RecordingTable.Sound(prompt.durationMs(), prompt.toAlaw());
    return recording(RecordingTable.insert(db, tenant, called, source, stored), List.of());
  }

  /// The recording as it will sound on the phone, as a WAV file.
  public byte[] wav(TenantId tenant, long id) {
    return wav(alaw(tenant, id));
  }

  /// Drops a recording that no message plays.
  public void delete(TenantId tenant, long id) {
    db.transaction(tx -> {
      if (!RecordingTable.lock(tx, tenant, id)) {
        throw notFound(id);
      }
      List<String> users =
          RecordingTable.uses(tx, tenant).stream()
              .filter(use -> use.recordingId() == id)
              .map(RecordingTable.Use::name)
              .toList();
      if (!users.isEmpty()) {
        throw inUse(users);
      }
      RecordingTable.delete(tx, tenant, id);
      return id;
    });
  }

  Prompt prompt(TenantId tenant, long id) {
    return Prompt.ofAlaw(alaw(tenant, id));
  }

  /// A-law codes as a WAV file that a browser plays.
  static byte[] wav(byte[] alaw) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(2 * alaw.length + 64);
    try {
      Wav.write8k(out, alaw);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
    return out.toByteArray();
  }

  private byte[] alaw(TenantId tenant, long id) {
    return RecordingTable.alaw(db, tenant, id).orElseThrow(() -> notFound(id));
  }

  private static Recording recording(RecordingTable.Row row, List<String> usedBy) {
    return new Recording(
        row.id(), row.name(), row.sourceName(), row.durationMs(), row.createdAt(), usedBy);
  }

  private static String brief(String name) {
    return name.length() <= NAME_CHARS_MAX ? name : name.substring(0, NAME_CHARS_MAX);
  }

  private static Rejected inUse(List<String> users) {
    String names = String.join(", ", users);
    return Rejected.conflict(
        "recording_in_use",
        new Text(
            "Запись звучит в сообщениях: " + names + ". Сначала уберите её оттуда.",
            "The recording is played by these messages: "
                + names
                + ". Take it out of them first."));
  }

  private static Rejected notFound(long id) {
    return Rejected.notFound(
        "recording_not_found",
        new Text("Записи " + id + " нет.", "There is no recording " + id + "."));
  }
}
