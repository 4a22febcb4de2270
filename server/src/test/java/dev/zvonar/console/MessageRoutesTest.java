package dev.zvonar.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.access.Audit;
import dev.zvonar.db.Db;
import dev.zvonar.db.TestDb;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.message.MessageConfig;
import dev.zvonar.message.Messages;
import dev.zvonar.message.Recordings;
import dev.zvonar.speech.FakeEngine;
import dev.zvonar.speech.Speech;
import dev.zvonar.speech.SpeechConfig;
import dev.zvonar.web.Caller;
import dev.zvonar.web.Requests;
import dev.zvonar.web.Router;
import dev.zvonar.web.WebConfig;
import dev.zvonar.web.WebServer;
import dev.zvonar.wire.audio.Pcm;
import dev.zvonar.wire.audio.Spectrum;
import dev.zvonar.wire.audio.Tones;
import dev.zvonar.wire.audio.Wav;
import dev.zvonar.wire.audio.WavLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `/messages` and `/recordings` over HTTP, as the console uses them.
class MessageRoutesTest {
  private static final Caller ANNA =
      new Caller(TenantId.DEFAULT, "anna", 7, Caller.Means.TOKEN, Locale.of("ru"), false);
  private static final String MESSAGE =
      """
      {"name": "Долг", "language": "ru",
       "parts": [{"kind": "recording", "recordingId": %d},
                 {"kind": "speech", "text": "Здравствуйте, {имя}!"},
                 {"kind": "value", "tag": "долг", "format": "money"},
                 {"kind": "pause", "ms": 200}],
       "keys": [{"digit": "9", "does": "optOut", "reply": "До свидания."}]}
      """;

  private final Db db = TestDb.fresh();
  private final HttpClient http = HttpClient.newHttpClient();
  private WebServer server;

  @BeforeEach
  void open() throws IOException {
    Recordings recordings = new Recordings(db, MessageConfig.DEFAULT, System.getenv());
    Speech speech = new Speech(new FakeEngine(), db, SpeechConfig.DEFAULT);
    Router router = new Router();
    Audit audit = new Audit(db);
    new RecordingRoutes(recordings, audit).addTo(router);
    new MessageRoutes(new Messages(db, speech, recordings, System::nanoTime), audit).addTo(router);
    server =
        WebServer.open(
            WebConfig.on("127.0.0.1", 0),
            router,
            ask -> Optional.of(ANNA),
            db,
            Requests.uncounted());
  }

  @AfterEach
  void close() {
    server.close();
    db.close();
  }

  @Test
  void a_recording_is_uploaded_heard_used_and_at_last_deleted() throws Exception {
    HttpResponse<String> uploaded = upload();
    assertThat(uploaded.statusCode()).isEqualTo(201);
    assertThat(uploaded.body())
        .contains("\"name\":\"Гудок\"", "\"sourceName\":\"b.wav\"", "\"durationMs\":1000");
    HttpResponse<byte[]> audio =
        http.send(ask("/recordings/1/audio").build(), BodyHandlers.ofByteArray());
    assertThat(audio.headers().firstValue("Content-Type")).hasValue("audio/wav");
    assertThat(Spectrum.strength(sound(audio.body()), 440)).isGreaterThan(-20);

    assertThat(send("POST", "/messages", MESSAGE.formatted(1)).statusCode()).isEqualTo(201);
    assertThat(send("GET", "/recordings", "").body()).contains("\"usedBy\":[\"Долг\"]");
    assertThat(send("DELETE", "/recordings/1", "").statusCode()).isEqualTo(409);
    assertThat(send("DELETE", "/messages/1", "").statusCode()).isEqualTo(204);
    assertThat(send("DELETE", "/recordings/1", "").statusCode()).isEqualTo(204);
    assertThat(db.query(String.class, "select action from audit order by id"))
        .containsExactly(
            "recording.create", "message.create", "message.delete", "recording.delete");
  }

  @Test
  void a_message_is_written_read_changed_and_guarded_by_its_version() throws Exception {
    upload();
    HttpResponse<String> created = send("POST", "/messages", MESSAGE.formatted(1));
    assertThat(created.body())
        .contains(
            "\"version\":1",
            "{\"kind\":\"recording\",\"recordingId\":1}",
            "{\"kind\":\"pause\",\"ms\":200}",
            "\"does\":\"optOut\"",
            "\"waitForKeyMs\":5000",
            "\"repeatsMax\":3",
            "\"tags\":[\"имя\",\"долг\"]",
            "\"usedBy\":[]");
    assertThat(created.headers().firstValue("ETag")).hasValue("\"1\"");
    String changed = MESSAGE.formatted(1).replace("200", "300");
    assertThat(send("PUT", "/messages/1", changed).statusCode()).isEqualTo(428);
    assertThat(put("\"1\"", changed).statusCode()).isEqualTo(200);
    assertThat(put("\"1\"", changed).statusCode()).isEqualTo(412);
    assertThat(send("GET", "/messages/1", "").body()).contains("\"version\":2", "\"ms\":300");
    assertThat(send("GET", "/messages", "").body()).startsWith("{\"items\":[{\"id\":1");
  }

  @Test
  void a_preview_is_sound_and_a_bad_draft_says_where_it_is_bad() throws Exception {
    String body =
        """
        {"message": {"name": "x", "language": "ru", "parts": [
          {"kind": "speech", "text": "Привет, {имя}!"}]}, "tags": {"имя": "Анна"}}
        """;
    HttpRequest preview =
        ask("/messages/preview")
            .header("Content-Type", "application/json")
            .POST(text(body))
            .build();
    HttpResponse<byte[]> wav = http.send(preview, BodyHandlers.ofByteArray());
    assertThat(wav.statusCode()).isEqualTo(200);
    assertThat(sound(wav.body()).durationMs()).isGreaterThan(400);

    HttpResponse<String> bad = send("POST", "/messages", MESSAGE.formatted(77));
    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.body()).contains("/parts/0/recordingId", "записи 77 нет");
    assertThat(send("POST", "/messages/preview", "{}").statusCode()).isEqualTo(422);
    String unknown = "{\"name\":\"x\",\"language\":\"ru\",\"parts\":[{\"kind\":\"song\"}]}";
    assertThat(send("POST", "/messages", unknown).statusCode()).isEqualTo(422);
  }

  private HttpResponse<String> upload() throws IOException, InterruptedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        lines(
            "--cut",
            "Content-Disposition: form-data; name=\"file\"; filename=\"b.wav\"",
            "Content-Type: audio/wav",
            "",
            ""));
    Wav.write8k(body, Tones.sine(8000, 440, 1000, -12));
    body.writeBytes(
        lines(
            "",
            "--cut",
            "Content-Disposition: form-data; name=\"name\"",
            "",
            "Гудок",
            "--cut--",
            ""));
    HttpRequest request =
        ask("/recordings")
            .header("Content-Type", "multipart/form-data; boundary=cut")
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private HttpResponse<String> put(String version, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        ask("/messages/1")
            .header("Content-Type", "application/json")
            .header("If-Match", version)
            .PUT(text(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        ask(path).header("Content-Type", "application/json").method(method, text(body)).build();
    return http.send(request, BodyHandlers.ofString());
  }

  private HttpRequest.Builder ask(String path) {
    int port = server.localAddress().getPort();
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
        .header("Authorization", "Bearer test");
  }

  private static Pcm sound(byte[] wav) throws IOException {
    return Wav.read(new ByteArrayInputStream(wav), WavLimits.DEFAULT);
  }

  private static BodyPublisher text(String body) {
    return body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
  }

  private static byte[] lines(String... lines) {
    return String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
  }
}
