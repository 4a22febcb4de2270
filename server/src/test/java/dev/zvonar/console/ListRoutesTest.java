package dev.zvonar.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.access.Audit;
import dev.zvonar.callee.CalleeLists;
import dev.zvonar.callee.ListsConfig;
import dev.zvonar.callee.OptOuts;
import dev.zvonar.callee.Uploads;
import dev.zvonar.db.Db;
import dev.zvonar.db.TestDb;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.web.Caller;
import dev.zvonar.web.Requests;
import dev.zvonar.web.Router;
import dev.zvonar.web.WebConfig;
import dev.zvonar.web.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Lists and opt-outs over real sockets and a real database.
class ListRoutesTest {
  private static final String PEOPLE =
      "телефон;имя\n8 (900) 000-00-01;Анна\n=cmd();Злой\n89000000001;Двойник\n";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path scratch;
  private final Db db = TestDb.fresh();
  private final HttpClient http = HttpClient.newHttpClient();
  private CalleeLists lists;
  private WebServer server;

  @BeforeEach
  void open() throws Exception {
    long node =
        db.one(
                Long.class,
                "insert into node (name, roles, version) values ('n', '{}', '1') returning id")
            .orElseThrow();
    var config = new ListsConfig(1 << 20, 1000, 1, scratch);
    var uploads = new Uploads(db, config);
    lists = CalleeLists.open(db, uploads, config, node);
    var audit = new Audit(db);
    var router = new Router();
    new ListRoutes(uploads, lists, audit).addTo(router);
    new OptOutRoutes(new OptOuts(db), audit).addTo(router);
    var caller =
        new Caller(TenantId.DEFAULT, "anna", 1, Caller.Means.SESSION, Locale.of("ru"), false);
    server =
        WebServer.open(
            WebConfig.on("127.0.0.1", 0),
            router,
            _ -> Optional.of(caller),
            db,
            Requests.uncounted());
  }

  @AfterEach
  void close() {
    server.close();
    lists.close();
    db.close();
  }

  @Test
  void a_file_becomes_a_list_and_its_refused_rows_a_file() throws Exception {
    JsonNode look = json(upload(PEOPLE.getBytes(UTF_8)), 201);
    assertThat(look.at("/format/kind").asString()).isEqualTo("csv");
    assertThat(look.at("/columns/0/suggests").asString()).isEqualTo("phone");
    assertThat(look.at("/preview")).hasSize(3);
    String id = look.at("/id").asString();

    JsonNode again = json(post("/uploads/" + id + "/look", "{\"header\": false}"), 200);
    assertThat(again.at("/preview")).hasSize(4);

    JsonNode list = ready(json(post("/lists", draft("первый", id)), 202).at("/id").asLong());
    assertThat(list.at("/state").asString()).isEqualTo("ready");
    assertThat(list.at("/progress").asDouble()).isEqualTo(1);
    String path = "/lists/" + list.at("/id").asLong();

    JsonNode people = json(get(path + "/callees?limit=1"), 200);
    assertThat(people.at("/items/0/phone").asString()).isEqualTo("+79000000001");
    assertThat(people.at("/items/0/tags/имя").asString()).isEqualTo("Анна");
    JsonNode beyond = json(get(path + "/callees?cursor=" + people.at("/next").asString()), 200);
    assertThat(beyond.at("/items")).isEmpty();

    JsonNode refused = json(get(path + "/bad-rows"), 200);
    assertThat(refused.at("/items/1/code").asString()).isEqualTo("duplicate");
    assertThat(refused.at("/items/1/reason").asString()).contains("строке 2");

    HttpResponse<String> file = get(path + "/bad-rows.csv");
    assertThat(file.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
    assertThat(file.body()).startsWith("\ufeffстрока;причина;содержимое\r\n3;");
    assertThat(file.body()).contains("\"'=cmd();Злой\"");

    assertThat(delete(path).statusCode()).isEqualTo(204);
    assertThat(get(path).statusCode()).isEqualTo(404);
    assertThat(delete(path).statusCode()).isEqualTo(404);
  }

  @Test
  void what_cannot_be_taken_is_refused_with_a_reason() throws Exception {
    assertThat(upload(new byte[(1 << 20) + 1]).statusCode()).isEqualTo(413);
    assertThat(upload(new byte[] {1, 2, 0}).body()).contains("not_a_table");
    assertThat(post("/uploads/nonsense/look", "{}").statusCode()).isEqualTo(404);
    assertThat(post("/lists", "{\"name\": \"x\"}").body()).contains("/uploadId");
    assertThat(get("/lists/77/callees").statusCode()).isEqualTo(404);
    String id = json(upload(PEOPLE.getBytes(UTF_8)), 201).at("/id").asString();
    HttpResponse<String> twoPhones =
        post(
            "/lists",
            "{\"name\": \"x\", \"uploadId\": \"%s\", \"columns\": [{\"use\": \"phone\"}, {\"use\": \"phone\"}]}"
                .formatted(id));
    assertThat(twoPhones.statusCode()).isEqualTo(422);
    assertThat(twoPhones.body()).contains("/columns/1/use");
    assertThat(post("/uploads/" + id + "/look", "{\"encoding\": \"KOI8-R\"}").statusCode())
        .isEqualTo(422);
    assertThat(post("/uploads/" + id + "/look", "{\"delimiter\": \"::\"}").statusCode())
        .isEqualTo(422);
  }

  @Test
  void a_number_is_opted_out_found_and_let_in_again() throws Exception {
    JsonNode added =
        json(post("/opt-outs", "{\"phone\": \"8 900 000-00-07\", \"note\": \"звонил\"}"), 201);
    assertThat(added.at("/phone").asString()).isEqualTo("+79000000007");
    assertThat(added.at("/source").asString()).isEqualTo("console");
    post("/opt-outs", "{\"phone\": \"+79000000008\"}");
    JsonNode first = json(get("/opt-outs?limit=1"), 200);
    assertThat(first.at("/items/0/phone").asString()).isEqualTo("+79000000008");
    JsonNode second = json(get("/opt-outs?limit=1&cursor=" + first.at("/next").asString()), 200);
    assertThat(second.at("/items/0/phone").asString()).isEqualTo("+79000000007");
    assertThat(json(get("/opt-outs?q=00-07"), 200).at("/items")).hasSize(1);
    assertThat(post("/opt-outs", "{\"phone\": \"112\"}").statusCode()).isEqualTo(422);
    assertThat(get("/opt-outs?cursor=x").statusCode()).isEqualTo(422);
    assertThat(delete("/opt-outs/%2B79000000007").statusCode()).isEqualTo(204);
    assertThat(delete("/opt-outs/79000000007").statusCode()).isEqualTo(404);
    assertThat(db.query(String.class, "select subject from audit"))
        .isNotEmpty()
        .allMatch(subject -> subject.contains("***"));
  }

  private JsonNode ready(long id) throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    JsonNode list = json(get("/lists/" + id), 200);
    while (list.at("/state").asString().equals("importing")) {
      assertThat(System.nanoTime()).as("still importing").isLessThan(until);
      LockSupport.parkNanos(5_000_000);
      list = json(get("/lists/" + id), 200);
    }
    return list;
  }

  private static String draft(String name, String upload) {
    return """
    {"name": "%s", "uploadId": "%s",
     "columns": [{"use": "phone"}, {"use": "tag", "tag": "имя"}]}
    """
        .formatted(name, upload);
  }

  private static JsonNode json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JsonMapper.shared().readTree(answer.body());
  }

  private HttpResponse<String> upload(byte[] file) throws Exception {
    byte[] head =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
            .getBytes(UTF_8);
    byte[] tail = "\r\n--b--\r\n".getBytes(UTF_8);
    return send(
        request("/uploads")
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(
                BodyPublishers.concat(
                    BodyPublishers.ofByteArray(head),
                    BodyPublishers.ofByteArray(file),
                    BodyPublishers.ofByteArray(tail))));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private HttpResponse<String> delete(String path) throws Exception {
    return send(request(path).DELETE());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    int port = server.localAddress().getPort();
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
        .header("Accept-Language", "ru");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
