package dev.zvonar.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.access.Access;
import dev.zvonar.access.AccessSettings;
import dev.zvonar.access.Audit;
import dev.zvonar.campaign.Campaigns;
import dev.zvonar.db.Db;
import dev.zvonar.db.TestDb;
import dev.zvonar.dialer.Calls;
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
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Campaigns and calls over real sockets and a real database.
class DialRoutesTest {
  private static final String DRAFT =
      """
      {"name": "autumn", "listId": 1, "messageId": 1, "trunkId": 1, "settings": {"cps": 3}}
      """;

  private final Db db = TestDb.fresh();
  private final HttpClient http = HttpClient.newHttpClient();
  private WebServer server;

  @BeforeEach
  void open() throws Exception {
    seed();
    var access =
        new Access(
            db,
            new AccessSettings(false, 1_000, 2, Duration.ofDays(7), Duration.ofDays(1)),
            InstantSource.system());
    access.firstStart();
    var audit = new Audit(db);
    var router = new Router();
    new CampaignRoutes(new Campaigns(db, (_, _, _) -> List.of()), audit).addTo(router);
    new CallRoutes(new Calls(db), audit).addTo(router);
    server = WebServer.open(WebConfig.on("127.0.0.1", 0), router, access, db, Requests.uncounted());
  }

  @AfterEach
  void close() {
    server.close();
    db.close();
  }

  @Test
  void a_campaign_is_made_started_followed_and_stopped() throws Exception {
    HttpResponse<String> made = send("POST", "/campaigns", DRAFT);
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.headers().firstValue("ETag")).contains("\"1\"");
    JsonNode campaign = json(made);
    assertThat(campaign.at("/state").stringValue()).isEqualTo("draft");
    assertThat(campaign.at("/settings/cps").doubleValue()).isEqualTo(3.0);
    assertThat(campaign.at("/settings/windowFrom").stringValue()).isEqualTo("09:00");
    assertThat(campaign.at("/progress/total").intValue()).isEqualTo(2);
    assertThat(json(send("POST", "/campaigns/1/start", "")).at("/state").stringValue())
        .isEqualTo("running");
    assertThat(send("DELETE", "/campaigns/1", "").statusCode()).isEqualTo(409);
    assertThat(send("POST", "/campaigns/1/fly", "").statusCode()).isEqualTo(404);
    assertThat(json(send("POST", "/campaigns/1/stop", "")).at("/state").stringValue())
        .isEqualTo("stopped");
    assertThat(send("DELETE", "/campaigns/1", "").statusCode()).isEqualTo(204);
    assertThat(send("GET", "/campaigns/1", "").statusCode()).isEqualTo(404);
    assertThat(db.query(String.class, "select action from audit order by id"))
        .containsExactly("campaign.create", "campaign.start", "campaign.stop", "campaign.delete");
  }

  @Test
  void mistakes_are_named_at_their_fields() throws Exception {
    HttpResponse<String> refused =
        send(
            "POST",
            "/campaigns",
            "{\"name\": \"\", \"listId\": 1, \"messageId\": 1, \"trunkId\": 1,"
                + " \"settings\": {\"windowFrom\": \"nine\"}}");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(json(refused).findValuesAsString("at"))
        .containsExactly("/name", "/settings/windowFrom");
  }

  @Test
  void calls_are_paged_newest_first_and_filtered() throws Exception {
    calls(5);
    JsonNode first = json(send("GET", "/calls?limit=2", ""));
    assertThat(first.at("/items").size()).isEqualTo(2);
    assertThat(first.at("/items/0/id").longValue()).isEqualTo(5);
    assertThat(first.at("/items/0/phone").stringValue()).isEqualTo("+79080000005");
    JsonNode second =
        json(send("GET", "/calls?limit=2&cursor=" + first.at("/next").stringValue(), ""));
    assertThat(second.at("/items/0/id").longValue()).isEqualTo(3);
    assertThat(items("/calls?q=0000004")).isEqualTo(1);
    assertThat(items("/calls?q=ref-3")).isEqualTo(1);
    assertThat(items("/calls?verdict=busy")).isZero();
    assertThat(items("/calls?verdict=heard&campaign=1&trunk=1")).isEqualTo(5);
    assertThat(items("/calls?from=2020-01-01T00:00:00Z&to=2021-01-01T00:00:00%2B03:00")).isZero();
    assertThat(send("GET", "/calls?q=12", "").statusCode()).isEqualTo(422);
    assertThat(send("GET", "/calls?verdict=loved", "").statusCode()).isEqualTo(422);
    assertThat(send("GET", "/calls?from=yesterday", "").statusCode()).isEqualTo(422);
  }

  @Test
  void one_call_shows_what_happened_when_and_what_was_known_of_the_callee() throws Exception {
    calls(1);
    JsonNode call = json(send("GET", "/calls/1", ""));
    assertThat(call.at("/reference").stringValue()).isEqualTo("ref-1");
    assertThat(call.at("/timeline/0/what").stringValue()).isEqualTo("invite");
    assertThat(call.at("/tags/name").stringValue()).isEqualTo("=Anna");
    assertThat(call.at("/rtp/sent").longValue()).isEqualTo(10);
    assertThat(send("GET", "/calls/77", "").statusCode()).isEqualTo(404);
  }

  @Test
  void the_file_holds_every_call_and_no_formula() throws Exception {
    calls(3);
    db.update("update attempt set sip_reason = '=HYPERLINK(1)' where id = 2");
    HttpResponse<String> file = send("GET", "/calls.csv?campaign=1", "");
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains(".csv");
    assertThat(file.body().lines()).hasSize(4);
    assertThat(file.body()).contains("'=HYPERLINK(1)").doesNotContain(";=HYPERLINK");
    assertThat(file.body()).contains(";+79080000003;");
  }

  @Test
  void a_test_call_is_ordered_and_its_order_can_be_asked_for() throws Exception {
    HttpResponse<String> ordered =
        send(
            "POST",
            "/calls",
            "{\"to\": \"8 (908) 111-22-33\", \"messageId\": 1, \"trunkId\": 1,"
                + " \"tags\": {\"name\": \"Anna\"}}");
    assertThat(ordered.statusCode()).isEqualTo(202);
    long id = json(ordered).at("/id").longValue();
    assertThat(json(send("GET", "/calls/orders/" + id, "")).at("/state").stringValue())
        .isEqualTo("waiting");
    assertThat(db.query(Long.class, "select phone from call_order")).containsExactly(79081112233L);
    assertThat(db.query(String.class, "select detail->>'to' from audit"))
        .containsExactly("+7908***2233");
    assertThat(db.query(Long.class, "select (detail->>'trunkId')::bigint from audit"))
        .containsExactly(1L);
    db.update("update call_order set expires_at = now()");
    assertThat(json(send("GET", "/calls/orders/" + id, "")).at("/reason").stringValue())
        .isEqualTo("expired");
    assertThat(order("+4915112345678").statusCode()).isEqualTo(422);
    assertThat(order("hello").statusCode()).isEqualTo(422);
    assertThat(send("GET", "/calls/orders/99", "").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> order(String to) throws Exception {
    return send(
        "POST", "/calls", "{\"to\": \"%s\", \"messageId\": 1, \"trunkId\": 1}".formatted(to));
  }

  private int items(String path) throws Exception {
    return json(send("GET", path, "")).at("/items").size();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.builder().build().readTree(answer.body());
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    var uri = URI.create("http://127.0.0.1:" + server.localAddress().getPort() + "/api/v1" + path);
    var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return http.send(
        request.method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  private void seed() {
    db.update(
        "insert into message (tenant_id, name, language, content) values (1, 'm', 'ru', '{}')");
    db.update(
        """
        insert into trunk (tenant_id, name, host, caller_ids, lines_max, cps_max)
        values (1, 't', '127.0.0.1', '{+74950000001}', 10, 10)
        """);
    db.update(
        """
        insert into callee_list (tenant_id, name, state, source_name, rows_good, tags)
        values (1, 'l', 'ready', 'f.csv', 2, '{name}')
        """);
    db.update(
        """
        insert into callee (tenant_id, list_id, line_no, phone, tags)
        values (1, 1, 1, 79080000001, '{=Anna}'), (1, 1, 2, 79080000002, '{Boris}')
        """);
  }

  private void calls(int count) throws Exception {
    send("POST", "/campaigns", DRAFT);
    db.update("insert into node (name, roles, version) values ('n', '{talker}', 'x')");
    db.update(
        """
        insert into attempt (tenant_id, reference, campaign_id, line_no, phone, trunk_id, caller_id,
          node_id, epoch, state, line_until, verdict, rtp_sent, timeline)
        select 1, 'ref-' || i, 1, i, 79080000000 + i, 1, '+74950000001', 1, 1, 'ended', now(),
          'heard', 10, '[{"ms": 0, "what": "invite", "detail": ""}]'
        from generate_series(1, ?) i
        """,
        count);
  }
}
