package dev.zvonar.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.kernel.Text;
import dev.zvonar.kernel.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebServerTest {
  private static final Caller ANNA =
      new Caller(TenantId.DEFAULT, "anna", 7, Caller.Means.SESSION, Locale.of("ru"), false);
  private static final Caller NEWCOMER =
      new Caller(TenantId.DEFAULT, "new", 8, Caller.Means.SESSION, Locale.ENGLISH, true);

  private final HttpClient http = HttpClient.newHttpClient();
  private WebServer server;

  /// Public, as records of a body are: Jackson calls the constructor.
  record Draft(String name, @Nullable Integer lines) {
    Draft {
      if (lines != null && lines < 0) {
        throw Rejected.invalid(
            "bad_draft",
            new Text("плохо", "bad"),
            new Rejected.Flaw("/lines", new Text("меньше нуля", "below zero")));
      }
    }
  }

  @BeforeEach
  void open() throws IOException {
    var router =
        new Router()
            .open(
                "GET",
                "/open",
                ask -> Reply.ok(Map.of("lang", ask.caller().locale().getLanguage())))
            .get("/things/{id}", ask -> Reply.ok(Map.of("id", ask.id("id"))).withEtag(3))
            .get("/things/special", ask -> Reply.ok(Map.of("special", true)))
            .get("/words/{word}", ask -> Reply.ok(Map.of("word", ask.path("word"))))
            .put("/things/{id}", ask -> Reply.ok(Map.of("version", ask.ifMatch())))
            .create("/things", ask -> Reply.created(ask.json(Draft.class)))
            .get("/pages", ask -> Reply.ok(Map.of("limit", ask.limit())))
            .post("/files", WebServerTest::takeFile)
            .get(
                "/broken",
                ask -> {
                  throw new IllegalStateException("a secret cause");
                })
            .get(
                "/later",
                ask -> {
                  throw new Unavailable("later", new Text("позже", "later"), Duration.ofSeconds(7));
                })
            .get(
                "/cut",
                ask ->
                    Reply.stream(
                        "text/csv",
                        "звонки.csv",
                        out -> {
                          out.write(new byte[200_000]);
                          throw new IllegalStateException("cut");
                        }))
            .unsettled("GET", "/session", ask -> Reply.ok(Map.of("login", ask.caller().name())))
            .plain("/health/live", ask -> Reply.ok(Map.of("ok", true)));
    server =
        WebServer.open(
            WebConfig.on("127.0.0.1", 0), router, WebServerTest::gate, Requests.uncounted());
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static Optional<Caller> gate(Ask ask) {
    return ask.cookie("who").map(who -> who.equals("anna") ? ANNA : NEWCOMER);
  }

  private static Reply takeFile(Ask ask) throws IOException {
    var file = ask.file("file", 100_000);
    var bytes = file.bytes().readAllBytes();
    return Reply.ok(
        Map.of(
            "fileName", file.fileName(),
            "type", file.contentType(),
            "bytes", bytes.length,
            "before", file.field("name").orElse("-"),
            "behind", file.field("note").orElse("-")));
  }

  @Test
  void an_unknown_path_of_the_api_is_a_problem_and_not_a_page() throws Exception {
    var answer = get("/api/v1/nothing");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"type\":\"/problems/not_found\"", "\"traceId\"");
  }

  @Test
  void a_wrong_method_names_the_right_ones() throws Exception {
    var answer = send(request("/api/v1/things/1").DELETE());
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, PUT");
  }

  @Test
  void nobody_is_let_in_without_a_caller_but_open_routes_are_open() throws Exception {
    var closed = http.send(bare("/api/v1/things/1").build(), BodyHandlers.ofString());
    assertThat(closed.statusCode()).isEqualTo(401);
    assertThat(closed.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    var open = http.send(bare("/api/v1/open").build(), BodyHandlers.ofString());
    assertThat(open.statusCode()).isEqualTo(200);
    var health = http.send(bare("/health/live").build(), BodyHandlers.ofString());
    assertThat(health.statusCode()).isEqualTo(200);
  }

  @Test
  void a_caller_with_a_one_time_password_reaches_the_session_only() throws Exception {
    var session =
        http.send(
            bare("/api/v1/session").header("Cookie", "who=new").build(), BodyHandlers.ofString());
    assertThat(session.statusCode()).isEqualTo(200);
    var things =
        http.send(
            bare("/api/v1/things/1").header("Cookie", "who=new").build(), BodyHandlers.ofString());
    assertThat(things.statusCode()).isEqualTo(403);
    assertThat(things.body()).contains("password_change_required");
  }

  @Test
  void a_literal_segment_wins_over_a_parameter_and_numbers_are_checked() throws Exception {
    assertThat(get("/api/v1/things/special").body()).contains("special");
    assertThat(get("/api/v1/things/12").body()).contains("12");
    assertThat(get("/api/v1/things/12").headers().firstValue("ETag")).contains("\"3\"");
    assertThat(get("/api/v1/things/12x").statusCode()).isEqualTo(404);
    assertThat(get("/api/v1/things/99999999999999999999").statusCode()).isEqualTo(404);
  }

  @Test
  void a_path_parameter_is_decoded_once() throws Exception {
    assertThat(get("/api/v1/words/%2B7908").body()).contains("+7908");
    assertThat(get("/api/v1/words/a+b").body()).contains("a+b");
    assertThat(get("/api/v1/words/%D0%B4%D0%B0").body()).contains("да");
  }

  @Test
  void broken_json_is_answered_with_its_line() throws Exception {
    var answer = post("/api/v1/things", "{\n  \"name\": oops}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("/problems/malformed_json", "строка 2");
  }

  @Test
  void a_member_of_the_wrong_kind_or_an_unknown_one_is_named() throws Exception {
    var kind = post("/api/v1/things", "{\"name\": \"a\", \"lines\": \"many\"}");
    assertThat(kind.statusCode()).isEqualTo(422);
    assertThat(kind.body()).contains("\"at\":\"/lines\"");
    var unknown = post("/api/v1/things", "{\"name\": \"a\", \"linez\": 1}");
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("/linez", "lines, name");
  }

  @Test
  void a_record_that_refuses_its_value_is_heard() throws Exception {
    var answer = post("/api/v1/things", "{\"name\": \"a\", \"lines\": -1}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("bad_draft", "меньше нуля");
  }

  @Test
  void another_media_type_and_a_huge_body_are_refused() throws Exception {
    var text =
        send(request("/api/v1/things").header("Content-Type", "text/plain").POST(body("{}")));
    assertThat(text.statusCode()).isEqualTo(415);
    var huge = post("/api/v1/things", "\"" + "x".repeat(1024 * 1024) + "\"");
    assertThat(huge.statusCode()).isEqualTo(413);
  }

  @Test
  void an_edit_without_a_version_is_refused() throws Exception {
    assertThat(send(request("/api/v1/things/1").PUT(body("{}"))).statusCode()).isEqualTo(428);
    var good = send(request("/api/v1/things/1").header("If-Match", "\"3\"").PUT(body("{}")));
    assertThat(good.body()).contains("3");
    var bad = send(request("/api/v1/things/1").header("If-Match", "three").PUT(body("{}")));
    assertThat(bad.statusCode()).isEqualTo(400);
  }

  @Test
  void a_page_holds_fifty_items_unless_told_and_five_hundred_at_most() throws Exception {
    assertThat(get("/api/v1/pages").body()).contains("50");
    assertThat(get("/api/v1/pages?limit=500").body()).contains("500");
    assertThat(get("/api/v1/pages?limit=501").statusCode()).isEqualTo(422);
    assertThat(get("/api/v1/pages?limit=ten").body()).contains("\"at\":\"?limit\"");
  }

  @Test
  void a_fault_of_ours_tells_nothing_but_its_number() throws Exception {
    var answer = get("/api/v1/broken");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("/problems/fault", "traceId").doesNotContain("secret");
  }

  @Test
  void something_out_of_reach_says_when_to_come_again() throws Exception {
    var answer = get("/api/v1/later");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("7");
  }

  @Test
  void a_file_that_breaks_off_is_not_taken_for_whole() {
    assertThatThrownBy(() -> get("/api/v1/cut")).isInstanceOf(IOException.class);
  }

  @Test
  void open_routes_answer_in_the_language_of_the_request() throws Exception {
    var russian =
        http.send(
            bare("/api/v1/open").header("Accept-Language", "de, ru;q=0.8, en;q=0.1").build(),
            BodyHandlers.ofString());
    assertThat(russian.body()).contains("ru");
    var other =
        http.send(
            bare("/api/v1/open").header("Accept-Language", "de").build(), BodyHandlers.ofString());
    assertThat(other.body()).contains("en");
  }

  @Test
  void another_sites_page_cannot_change_anything() throws Exception {
    var cross =
        send(
            request("/api/v1/things")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "application/json")
                .POST(body("{\"name\":\"a\"}")));
    assertThat(cross.statusCode()).isEqualTo(403);
    var origin =
        send(
            request("/api/v1/things")
                .header("Origin", "http://evil.example")
                .header("Content-Type", "application/json")
                .POST(body("{\"name\":\"a\"}")));
    assertThat(origin.statusCode()).isEqualTo(403);
    var pretending =
        send(
            request("/api/v1/things")
                .header("Authorization", "Basic eDp5")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "application/json")
                .POST(body("{\"name\":\"a\"}")));
    assertThat(pretending.statusCode()).isEqualTo(403);
    var own =
        send(
            request("/api/v1/things")
                .header("Origin", base())
                .header("Content-Type", "application/json")
                .POST(body("{\"name\":\"a\"}")));
    assertThat(own.statusCode()).isEqualTo(201);
  }

  @Test
  void every_answer_guards_the_browser() throws Exception {
    for (var path : List.of("/api/v1/open", "/api/v1/nothing", "/", "/api/v1/broken")) {
      var headers = get(path).headers();
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'self'", "frame-ancestors 'none'");
      assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(headers.firstValue("Server")).isEmpty();
    }
  }

  @Test
  void a_file_of_a_form_is_streamed_with_the_fields_on_both_sides() throws Exception {
    var form =
        "--XX\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nИмя\r\n"
            + "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\temp\\люди.csv\"\r\nContent-Type: text/csv\r\n\r\n"
            + "a\r\n--X".repeat(12_000)
            + "\r\n--XX\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nbehind\r\n--XX--\r\n";
    var answer = postForm(form);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"bytes\":72000", "люди.csv", "Имя", "behind", "text/csv");
  }

  @Test
  void a_file_beyond_its_limit_a_missing_one_and_a_torn_form_are_refused() throws Exception {
    var head = "--XX\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n";
    assertThat(postForm(head + "x".repeat(100_001) + "\r\n--XX--").statusCode()).isEqualTo(413);
    assertThat(postForm(head.replace("file", "other") + "x\r\n--XX--").body())
        .contains("file_missing");
    assertThat(postForm(head + "xxx").body()).contains("malformed_form");
    assertThat(postForm("no form at all").body()).contains("malformed_form");
  }

  @Test
  void a_request_that_breaks_http_gets_a_problem_too() throws Exception {
    assertThat(raw("GET /\u0001 HTTP/1.1\r\nHost: a\r\n\r\n")).startsWith("HTTP/1.1 400");
    var large = raw("GET / HTTP/1.1\r\nHost: a\r\nX: " + "y".repeat(20_000) + "\r\n\r\n");
    assertThat(large).startsWith("HTTP/1.1 431").contains("application/problem+json");
  }

  @Test
  void head_is_a_get_without_its_body() throws Exception {
    var answer =
        send(request("/api/v1/things/5").method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  private String base() {
    return "http://127.0.0.1:" + server.localAddress().getPort();
  }

  private HttpRequest.Builder bare(String path) {
    return HttpRequest.newBuilder(URI.create(base() + path)).timeout(Duration.ofSeconds(10));
  }

  private HttpRequest.Builder request(String path) {
    return bare(path).header("Cookie", "who=anna");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path).GET());
  }

  private HttpResponse<String> post(String path, String json) throws Exception {
    return send(request(path).header("Content-Type", "application/json").POST(body(json)));
  }

  private HttpResponse<String> postForm(String form) throws Exception {
    return send(
        request("/api/v1/files")
            .header("Content-Type", "multipart/form-data; boundary=XX")
            .POST(body(form)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return HttpRequest.BodyPublishers.ofString(text);
  }

  private String raw(String bytes) throws IOException {
    try (var socket =
        new Socket(InetAddress.getLoopbackAddress(), server.localAddress().getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readNBytes(600), StandardCharsets.UTF_8);
    }
  }
}
