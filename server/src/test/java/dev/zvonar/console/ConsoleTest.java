package dev.zvonar.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.access.Access;
import dev.zvonar.access.AccessSettings;
import dev.zvonar.access.Audit;
import dev.zvonar.db.Db;
import dev.zvonar.db.TestDb;
import dev.zvonar.trunk.Seal;
import dev.zvonar.trunk.Trunks;
import dev.zvonar.web.Requests;
import dev.zvonar.web.Router;
import dev.zvonar.web.WebConfig;
import dev.zvonar.web.WebServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The console's own routes over real sockets and a real database.
class ConsoleTest {
  private static final String TRUNK =
      """
      {"name": "main", "host": "127.0.0.1", "username": "alice", "secret": "s3cret-word",
       "callerIds": ["+74950000001"], "linesMax": 10, "cpsMax": 2.5}
      """;

  @TempDir Path folder;
  private final Db db = TestDb.fresh();
  private final HttpClient http = HttpClient.newHttpClient();
  private Access access;
  private LiveRoutes live;
  private WebServer server;
  private String cookie = "";

  @BeforeEach
  void open() throws Exception {
    serve(true, List.of());
  }

  private void serve(boolean loginRequired, List<String> trustedProxies) throws Exception {
    access =
        new Access(
            db,
            new AccessSettings(loginRequired, 1_000, 2, Duration.ofDays(7), Duration.ofDays(1)),
            InstantSource.system());
    var audit = new Audit(db);
    live =
        new LiveRoutes(
            db,
            (_, id, _) -> Map.of("id", id, "kind", "campaign"),
            (_, id, locale) -> Map.of("id", id, "lang", locale.getLanguage()));
    var router = new Router();
    new SessionRoutes(access, audit).addTo(router);
    new TokenRoutes(access.tokens(), audit).addTo(router);
    new TrunkRoutes(new Trunks(db, Seal.at(folder.resolve("key"))), audit).addTo(router);
    live.addTo(router);
    new SystemRoutes(db, facts()).addTo(router);
    var usual = WebConfig.on("127.0.0.1", 0);
    var config =
        new WebConfig(
            usual.host(),
            usual.port(),
            usual.connectionsMax(),
            usual.headerBytesMax(),
            usual.bodyBytesMax(),
            usual.idleTimeout(),
            usual.eventStreamsMax(),
            usual.heartbeat(),
            trustedProxies);
    server = WebServer.open(config, router, access, db, Requests.uncounted());
  }

  private static SystemRoutes.Facts facts() {
    return new SystemRoutes.Facts(
        "0.1.0", () -> List.of(new SystemRoutes.Speech("ru", "espeak-ng", true, "")), () -> false);
  }

  @AfterEach
  void close() {
    server.close();
    live.close();
    db.close();
  }

  private void logIn() throws Exception {
    var once = access.firstStart().orElseThrow();
    cookie = logIn(once.password());
    var change =
        post(
            "/session/password",
            "{\"current\": \"%s\", \"next\": \"a-better-one\"}".formatted(once.password()));
    assertThat(change.statusCode()).isEqualTo(204);
  }

  private String logIn(String password) throws Exception {
    var answer =
        post("/session", "{\"login\": \"admin\", \"password\": \"%s\"}".formatted(password));
    assertThat(answer.statusCode()).isEqualTo(200);
    var set = answer.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(set).contains("HttpOnly", "SameSite=Lax", "Path=/");
    return set.substring(0, set.indexOf(';'));
  }

  @Test
  void a_one_time_password_opens_nothing_but_its_own_change() throws Exception {
    var once = access.firstStart().orElseThrow();
    assertThat(get("/session").statusCode()).isEqualTo(401);
    cookie = logIn(once.password());
    assertThat(get("/session").body())
        .contains("\"mustChangePassword\":true", "\"admin\"", "default");
    assertThat(get("/trunks").statusCode()).isEqualTo(403);
    var kept =
        "{\"current\": \"%s\", \"next\": \"%s\"}".formatted(once.password(), once.password());
    assertThat(post("/session/password", kept).body()).contains("/next");
    var shortOne = "{\"current\": \"%s\", \"next\": \"short\"}".formatted(once.password());
    assertThat(post("/session/password", shortOne).statusCode()).isEqualTo(422);
    var wrong = "{\"current\": \"wrong\", \"next\": \"a-better-one\"}";
    assertThat(post("/session/password", wrong).body()).contains("/current");
    var good = "{\"current\": \"%s\", \"next\": \"a-better-one\"}".formatted(once.password());
    assertThat(post("/session/password", good).statusCode()).isEqualTo(204);
    assertThat(get("/trunks").statusCode()).isEqualTo(200);
  }

  @Test
  void changing_the_password_ends_the_other_log_ins_and_logging_out_this_one() throws Exception {
    logIn();
    var first = cookie;
    cookie = logIn("a-better-one");
    assertThat(cookie).isNotEqualTo(first);
    assertThat(get("/trunks").statusCode()).isEqualTo(200);
    post("/session/password", "{\"current\": \"a-better-one\", \"next\": \"the-best-one\"}");
    assertThat(get("/trunks").statusCode()).isEqualTo(200);
    var second = cookie;
    cookie = first;
    assertThat(get("/trunks").statusCode()).isEqualTo(401);
    cookie = second;
    assertThat(send(request("/session").DELETE()).statusCode()).isEqualTo(204);
    assertThat(get("/trunks").statusCode()).isEqualTo(401);
  }

  @Test
  void the_language_is_kept_with_the_user() throws Exception {
    logIn();
    assertThat(get("/nothing-here").statusCode()).isEqualTo(404);
    assertThat(get("/trunks/77").body()).contains("Такой линии нет");
    assertThat(post("/session/locale", "{\"locale\": \"en\"}").statusCode()).isEqualTo(204);
    assertThat(get("/trunks/77").body()).contains("no such trunk");
    assertThat(post("/session/locale", "{\"locale\": \"de\"}").statusCode()).isEqualTo(422);
  }

  @Test
  void a_program_comes_in_with_a_token_until_it_is_revoked() throws Exception {
    logIn();
    var created = post("/tokens", "{\"name\": \"ci\"}");
    assertThat(created.statusCode()).isEqualTo(201);
    var secret = created.body().replaceAll(".*\"secret\":\"([^\"]+)\".*", "$1");
    var id = created.body().replaceAll(".*\"id\":(\\d+).*", "$1");
    assertThat(get("/tokens").body()).contains("\"ci\"").doesNotContain(secret);
    assertThat(withToken("/trunks", secret).statusCode()).isEqualTo(200);
    assertThat(withToken("/trunks", secret + "x").statusCode()).isEqualTo(401);
    assertThat(send(request("/tokens/" + id).DELETE()).statusCode()).isEqualTo(204);
    assertThat(withToken("/trunks", secret).statusCode()).isEqualTo(401);
    assertThat(send(request("/tokens/" + id).DELETE()).statusCode()).isEqualTo(404);
  }

  @Test
  void a_trunk_is_written_read_changed_and_deleted_and_never_tells_its_password() throws Exception {
    logIn();
    var created = post("/trunks", TRUNK);
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.body()).contains("\"hasSecret\":true").doesNotContain("s3cret");
    var id = created.body().replaceAll("^\\{\"id\":(\\d+).*", "$1");
    assertThat(get("/trunks").body()).contains("\"state\":\"unknown\"", "\"linesUsed\":0");
    var stale = put("/trunks/" + id, "\"9\"", TRUNK);
    assertThat(stale.statusCode()).isEqualTo(412);
    var changed = put("/trunks/" + id, "\"1\"", TRUNK.replace("10", "20"));
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.headers().firstValue("ETag")).contains("\"2\"");
    assertThat(get("/trunks/" + id).body()).contains("\"linesMax\":20", "\"hasSecret\":true");
    assertThat(post("/trunks", TRUNK).statusCode()).isEqualTo(409);
    assertThat(post("/trunks", "{\"name\": \"x\"}").body())
        .contains("/host", "/callerIds", "/cpsMax");
    assertThat(send(request("/trunks/" + id).DELETE()).statusCode()).isEqualTo(204);
    assertThat(get("/trunks/" + id).statusCode()).isEqualTo(404);
    var audit =
        db.query(
            String.class,
            "select actor || ' ' || action || detail from audit where action <> 'session.begin' order by id");
    assertThat(audit).hasSize(3).allMatch(line -> line.startsWith("admin trunk."));
    assertThat(audit.toString()).doesNotContain("s3cret");
  }

  @Test
  void behind_a_trusted_proxy_an_outsider_locks_out_nobody_but_himself() throws Exception {
    server.close();
    live.close();
    serve(true, List.of("127.0.0.1"));
    var once = access.firstStart().orElseThrow();
    for (int i = 0; i < 6; i++) {
      logInFrom("10.0.0." + i + ", 198.51.100.1", "wrong");
    }
    assertThat(logInFrom("198.51.100.1", once.password()).statusCode()).isEqualTo(429);
    assertThat(logInFrom("198.51.100.2", once.password()).statusCode()).isEqualTo(200);
    assertThat(db.query(String.class, "select detail->>'address' from audit"))
        .containsExactly("198.51.100.2");
  }

  @Test
  void an_address_that_the_caller_makes_up_does_not_free_it_from_waiting() throws Exception {
    var once = access.firstStart().orElseThrow();
    for (int i = 0; i < 6; i++) {
      logInFrom("198.51.100." + i, "wrong");
    }
    assertThat(logInFrom("198.51.100.99", once.password()).statusCode()).isEqualTo(429);
  }

  private HttpResponse<String> logInFrom(String forwarded, String password) throws Exception {
    return send(
        request("/session")
            .header("X-Forwarded-For", forwarded)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"login\": \"admin\", \"password\": \"%s\"}".formatted(password))));
  }

  @Test
  void without_log_in_the_own_machine_is_let_in_but_no_foreign_name() throws Exception {
    server.close();
    live.close();
    serve(false, List.of());
    access.firstStart();
    assertThat(get("/trunks").statusCode()).isEqualTo(200);
    try (var socket =
        new Socket(InetAddress.getLoopbackAddress(), server.localAddress().getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /api/v1/trunks HTTP/1.1\r\nHost: evil.example\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 401");
    }
  }

  @Test
  void the_system_tells_of_itself_and_the_api_describes_itself() throws Exception {
    logIn();
    db.update("insert into node (name, roles, version) values ('n1', '{talker,console}', '0.1.0')");
    assertThat(get("/system").body())
        .contains("\"alive\":true", "\"talker\"", "espeak-ng", "0.1.0");
    cookie = "";
    assertThat(plain("/openapi.yaml").body()).startsWith("openapi: 3.1.0");
    assertThat(plain("/openapi.json").body()).contains("\"openapi\":\"3.1.0\"");
  }

  @Test
  void the_dashboard_shows_the_last_seconds_and_the_ended_attempts() throws Exception {
    logIn();
    LiveRows.trunkWithCalls(db);
    var body = get("/live").body();
    assertThat(body)
        .contains("\"ringing\":3", "\"talking\":2", "\"cps\":5.0", "\"answerRatio\":0.5");
    assertThat(body).contains("\"busy\":1", "\"confirmed\":1", "\"withdrawn\":1", "\"history\":[{");
  }

  @Test
  void answers_hold_what_the_description_says_and_nothing_else() throws Exception {
    logIn();
    LiveRows.trunkWithCalls(db);
    db.update("insert into node (name, roles, version) values ('n1', '{talker}', '0.1.0')");
    check("Trunk", get("/trunks").body(), "/items/0", Set.of("secret"));
    check("Live", get("/live").body(), "", Set.of());
    check("System", get("/system").body(), "", Set.of());
    post("/tokens", "{\"name\": \"ci\"}");
    check("Token", get("/tokens").body(), "/items/0", Set.of("secret"));
    check("Problem", get("/trunks/77").body(), "", Set.of("errors"));
  }

  /// @param mayLack members that the schema has for other answers
  private static void check(String schema, String body, String at, Set<String> mayLack) {
    var json = JsonMapper.builder().build();
    var described = new TreeSet<String>();
    var schemas = json.readTree(ApiDescription.load().json()).at("/components/schemas");
    collect(schemas, schemas.get(schema), described);
    described.removeAll(mayLack);
    assertThat(json.readTree(body).at(at).propertyNames())
        .as(schema)
        .containsExactlyInAnyOrderElementsOf(described);
  }

  private static void collect(JsonNode schemas, JsonNode schema, Set<String> members) {
    if (schema.has("$ref")) {
      var reference = schema.get("$ref").stringValue();
      collect(schemas, schemas.get(reference.substring(reference.lastIndexOf('/') + 1)), members);
    }
    schema.path("allOf").forEach(part -> collect(schemas, part, members));
    members.addAll(schema.path("properties").propertyNames());
  }

  @Test
  void followers_see_the_dashboard_each_second_and_what_has_moved() throws Exception {
    logIn();
    LiveRows.trunkWithCalls(db);
    var list = LiveRows.list(db);
    var answer = http.send(request("/events").build(), BodyHandlers.ofInputStream());
    try (var in =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      assertThat(dataOf(in, "live")).contains("\"talking\":2").doesNotContain("history");
      assertThat(dataOf(in, "list")).contains("\"lang\":\"ru\"");
      db.update("update callee_list set rows_good = 5 where id = ?", list);
      assertThat(dataOf(in, "list")).contains("\"id\":" + list);
      LiveRows.campaign(db, list);
      assertThat(dataOf(in, "campaign")).contains("\"kind\":\"campaign\"");
      db.update("update campaign_tally set n = n + 1");
      assertThat(dataOf(in, "campaign")).contains("\"kind\":\"campaign\"");
    }
  }

  private static String dataOf(BufferedReader in, String event) throws IOException {
    var line = in.readLine();
    while (line != null && !line.equals("event: " + event)) {
      line = in.readLine();
    }
    assertThat(line).as("the stream ended before an event " + event).isNotNull();
    return in.readLine();
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.localAddress().getPort() + "/api/v1" + path));
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  private HttpResponse<String> plain(String path) throws Exception {
    var uri = URI.create("http://127.0.0.1:" + server.localAddress().getPort() + path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> withToken(String path, String token) throws Exception {
    var uri = request("").build().uri() + path;
    return http.send(
        HttpRequest.newBuilder(URI.create(uri)).header("Authorization", "Bearer " + token).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private HttpResponse<String> post(String path, String json) throws Exception {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private HttpResponse<String> put(String path, String version, String json) throws Exception {
    return send(
        request(path)
            .header("If-Match", version)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
