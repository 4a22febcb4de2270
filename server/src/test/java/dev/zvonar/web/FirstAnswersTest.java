package dev.zvonar.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.db.Db;
import dev.zvonar.db.TestDb;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.kernel.Text;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirstAnswersTest {
  private static final Caller ANNA =
      new Caller(TenantId.DEFAULT, "anna", 7, Caller.Means.SESSION, Locale.ENGLISH, false);

  private final Db db = TestDb.fresh();
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger made = new AtomicInteger();
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private WebServer server;

  record Draft(String name) {}

  @BeforeEach
  void open() throws IOException {
    var router =
        new Router()
            .create("/things", this::make)
            .create("/files", this::file)
            .create("/slow", this::slow);
    server =
        WebServer.open(
            WebConfig.on("127.0.0.1", 0), router, _ -> Optional.of(ANNA), db, Requests.uncounted());
  }

  @AfterEach
  void close() {
    server.close();
    db.close();
  }

  private Reply make(Ask ask) {
    var name = ask.json(Draft.class).name();
    var n = made.incrementAndGet();
    if (name.equals("bad")) {
      throw Rejected.invalid("bad", new Text("плохо", "bad"));
    }
    return Reply.created(Map.of("secret", name + n));
  }

  private Reply file(Ask ask) throws IOException {
    var bytes = ask.file("file", 1_000).bytes().readAllBytes().length;
    return Reply.created(Map.of("n", made.incrementAndGet(), "bytes", bytes));
  }

  private Reply slow(Ask ask) {
    entered.countDown();
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return Reply.created(Map.of());
  }

  @Test
  void a_repeated_request_gets_the_first_answer_and_creates_nothing() throws Exception {
    var first = send("/things", "k1", "{\"name\":\"a\"}");
    var second = send("/things", "k1", "{\"name\":\"a\"}");
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(made).hasValue(1);
  }

  @Test
  void another_body_or_route_under_the_same_key_is_refused() throws Exception {
    send("/things", "k1", "{\"name\":\"a\"}");
    assertThat(send("/things", "k1", "{\"name\":\"b\"}").statusCode()).isEqualTo(422);
    assertThat(send("/slow", "k1", "{\"name\":\"a\"}").statusCode()).isEqualTo(422);
    assertThat(made).hasValue(1);
  }

  @Test
  void without_a_key_or_with_another_one_each_request_creates() throws Exception {
    send("/things", "k1", "{\"name\":\"a\"}");
    send("/things", "k2", "{\"name\":\"a\"}");
    send("/things", "", "{\"name\":\"a\"}");
    assertThat(made).hasValue(3);
  }

  @Test
  void a_refused_request_may_be_mended_and_sent_again() throws Exception {
    assertThat(send("/things", "k1", "{\"name\":\"bad\"}").statusCode()).isEqualTo(422);
    assertThat(send("/things", "k1", "{\"name\":\"good\"}").statusCode()).isEqualTo(201);
  }

  @Test
  void while_the_first_is_carried_out_a_second_is_told_to_wait() throws Exception {
    var first = http.sendAsync(request("/slow", "k1", "{}"), BodyHandlers.ofString());
    entered.await();
    var second = send("/slow", "k1", "{}");
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.headers().firstValue("Retry-After")).contains("1");
    release.countDown();
    assertThat(first.get().statusCode()).isEqualTo(201);
    assertThat(send("/slow", "k1", "{}").statusCode()).isEqualTo(201);
  }

  @Test
  void a_form_is_the_same_whatever_its_boundary() throws Exception {
    var first = form("k1", "AAA", "hello");
    var second = form("k1", "BBBBBB", "hello");
    assertThat(second.body()).isEqualTo(first.body()).contains("\"bytes\":5");
    assertThat(form("k1", "AAA", "other").statusCode()).isEqualTo(422);
    assertThat(made).hasValue(1);
  }

  @Test
  void the_table_alone_tells_nothing_and_forgets_after_a_day() throws Exception {
    send("/things", "k1", "{\"name\":\"topsecret\"}");
    var row = db.one(String.class, "select t::text from idempotency_key t").orElseThrow();
    assertThat(row).doesNotContain("topsecret").doesNotContain("k1");
    db.update("update idempotency_key set created_at = now() - interval '25 hours'");
    send("/things", "k1", "{\"name\":\"topsecret\"}");
    assertThat(made).hasValue(2);
  }

  private HttpResponse<String> form(String key, String boundary, String text) throws Exception {
    var body =
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n%s\r\n--%s--\r\n"
            .formatted(boundary, text, boundary);
    var request =
        HttpRequest.newBuilder(uri("/files"))
            .header("Idempotency-Key", key)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String path, String key, String json) throws Exception {
    return http.send(request(path, key, json), BodyHandlers.ofString());
  }

  private HttpRequest request(String path, String key, String json) {
    var request = HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/json");
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    return request.POST(HttpRequest.BodyPublishers.ofString(json)).build();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.localAddress().getPort() + "/api/v1" + path);
  }
}
