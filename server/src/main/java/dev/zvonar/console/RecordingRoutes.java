package dev.zvonar.console;

import dev.zvonar.access.Audit;
import dev.zvonar.message.Recording;
import dev.zvonar.message.Recordings;
import dev.zvonar.web.Ask;
import dev.zvonar.web.FilePart;
import dev.zvonar.web.Reply;
import dev.zvonar.web.Router;
import java.util.Map;

/// `/recordings`: sound files taken in and listened to.
public final class RecordingRoutes {
  private final Recordings recordings;
  private final Audit audit;

  /// Serves these recordings.
  public RecordingRoutes(Recordings recordings, Audit audit) {
    this.recordings = recordings;
    this.audit = audit;
  }

  /// Adds the operations of `/recordings`.
  public void addTo(Router router) {
    router
        .get("/recordings", this::list)
        .create("/recordings", this::upload)
        .delete("/recordings/{id}", this::delete)
        .get("/recordings/{id}/audio", this::audio);
  }

  private Reply list(Ask ask) {
    return Reply.ok(Map.of("items", recordings.list(ask.caller().tenant())));
  }

  private Reply upload(Ask ask) {
    FilePart file = ask.file("file", recordings.fileBytesMax());
    Recording recording =
        recordings.add(
            ask.caller().tenant(),
            file.fileName(),
            file.bytes(),
            () -> file.field("name").orElse(""));
    audited(ask, "recording.create", recording.id());
    return Reply.created(recording);
  }

  private Reply delete(Ask ask) {
    long id = ask.id("id");
    recordings.delete(ask.caller().tenant(), id);
    audited(ask, "recording.delete", id);
    return Reply.noContent();
  }

  private void audited(Ask ask, String action, long id) {
    audit.write(ask.caller(), action, "recording " + id, Map.of());
  }

  /// Its sound never changes, so a browser may keep it; the type is fixed whatever was uploaded.
  private Reply audio(Ask ask) {
    byte[] wav = recordings.wav(ask.caller().tenant(), ask.id("id"));
    return Reply.bytes("audio/wav", wav)
        .withHeader("Cache-Control", "private, max-age=3600")
        .withHeader("X-Content-Type-Options", "nosniff");
  }
}
