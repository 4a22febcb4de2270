package dev.zvonar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.db.Db;
import dev.zvonar.db.DbSettings;
import dev.zvonar.db.TestDb;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ZvonarCliTest {
  @TempDir Path folder = Path.of("");
  private final FakeConsole console = FakeConsole.open();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @AfterEach
  void close() {
    console.close();
  }

  private int run(String... args) {
    CommandLine commands = ZvonarCli.commandLine();
    commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return commands.execute(args);
  }

  private int ask(String... args) {
    String[] all = new String[args.length + 4];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--url";
    all[args.length + 1] = console.url();
    all[args.length + 2] = "--token";
    all[args.length + 3] = "zv_test";
    return run(all);
  }

  @Test
  void a_list_is_printed_as_columns() {
    console.answers(
        "GET /api/v1/campaigns",
        200,
        """
        {"items":[{"id":7,"name":"Долги","state":"running","holdReason":null,
          "progress":{"total":1000,"done":20,"attempts":31}}]}
        """);
    assertThat(ask("campaign", "list")).isZero();
    assertThat(out.toString().lines())
        .containsExactly(
            "id  name   state    total  done  attempts  holdReason",
            "7   Долги  running  1000   20    31        -");
    assertThat(console.header("Authorization")).isEqualTo("Bearer zv_test");
  }

  @Test
  void a_reset_password_is_printed_alone_and_an_unknown_login_is_named() {
    DbSettings database = TestDb.settings();
    try (Db db = Db.open(database)) {
      db.update(
          """
          insert into app_user (tenant_id, login, password_hash) values (1, 'admin', 'forgotten')
          """);
      assertThat(run(reset(database))).isZero();
      assertThat(out.toString().strip()).matches("\\S{10,}");
      assertThat(db.one(String.class, "select password_hash from app_user").orElseThrow())
          .startsWith("pbkdf2")
          .doesNotContain(out.toString().strip());
      assertThat(db.query(String.class, "select action || ' ' || subject from audit"))
          .containsExactly("user.reset user admin");
    }
    assertThat(run(reset(database, "--login", "bob"))).isEqualTo(ExitCodes.FAILED);
    assertThat(err.toString()).contains("bob");
  }

  @Test
  void a_reset_where_nothing_is_installed_makes_no_database() {
    assertThat(run("access", "reset-password", "--set", "data.dir=" + folder.resolve("none")))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("holds no installation");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  private String[] reset(DbSettings database, String... more) {
    List<String> args = new ArrayList<>(List.of("access", "reset-password"));
    Map<String, String> keys =
        Map.of(
            "data.dir", folder.toString(),
            "database.url", database.url(),
            "database.user", database.user(),
            "database.password", database.password());
    keys.forEach((key, value) -> args.addAll(List.of("--set", key + "=" + value)));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  @Test
  void json_is_the_apis_own() {
    console.answers("GET /api/v1/trunks", 200, "{\"items\":[]}");
    assertThat(ask("trunk", "list", "--json")).isZero();
    assertThat(out.toString().strip()).isEqualTo("{\"items\":[]}");
  }

  @Test
  void a_draft_is_sent_with_a_key_that_makes_it_safe_to_repeat() {
    console.answers("POST /api/v1/campaigns", 201, "{\"id\":1}");
    int exit =
        ask(
            "campaign",
            "create",
            "--name",
            "a",
            "--list",
            "1",
            "--message",
            "2",
            "--trunk",
            "3",
            "--setting",
            "cps=2.5",
            "--setting",
            "weekdays=[1,7]",
            "--setting",
            "windowFrom=09:00");
    assertThat(exit).isZero();
    assertThat(console.header("Idempotency-Key")).hasSize(36);
    assertThat(console.body())
        .contains("\"listId\":1", "\"cps\":2.5", "\"weekdays\":[1,7]", "\"windowFrom\":\"09:00\"");
  }

  @Test
  void a_refusal_tells_every_flaw_and_exits_with_one() {
    console.answers(
        "POST /api/v1/campaigns/4/start",
        422,
        """
        {"title":"Not valid","detail":"The list is not ready.","errors":[{"at":"listId","message":"importing"}]}
        """);
    assertThat(ask("campaign", "start", "4")).isEqualTo(ExitCodes.FAILED);
    assertThat(err.toString())
        .contains("422: Not valid. The list is not ready.", "listId: importing");
  }

  @Test
  void exit_codes_tell_apart_who_may_try_again() {
    console.answers("GET /api/v1/lists", 401, "{\"title\":\"Log in\"}");
    assertThat(ask("list", "list")).isEqualTo(ExitCodes.FORBIDDEN);
    console.answers("GET /api/v1/lists", 503, "{\"title\":\"Later\"}");
    assertThat(ask("list", "list")).isEqualTo(ExitCodes.UNAVAILABLE);
    assertThat(run("list", "list", "--url", "http://127.0.0.1:1", "--token", "x"))
        .isEqualTo(ExitCodes.UNAVAILABLE);
    assertThat(err.toString()).contains("no console answers at http://127.0.0.1:1");
    assertThat(run("list", "lst")).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void a_file_is_uploaded_and_imported_as_it_was_understood() throws IOException {
    Path file = Files.writeString(folder.resolve("people.csv"), "phone;name\n+79085551234;Анна\n");
    console.answers(
        "POST /api/v1/uploads",
        201,
        """
        {"id":"u-1","columns":[{"name":"phone","suggests":"phone"},{"name":"name","suggests":"tag"}]}
        """);
    console.answers("POST /api/v1/lists", 202, "{\"id\":5,\"state\":\"importing\"}");
    console.answers("GET /api/v1/lists/5", 200, "{\"id\":5,\"state\":\"ready\",\"rowsGood\":1}");
    assertThat(ask("list", "import", file.toString(), "--name", "People")).isZero();
    assertThat(console.bodyOf("POST /api/v1/uploads"))
        .contains("filename=\"people.csv\"", "+79085551234;Анна");
    assertThat(console.bodyOf("POST /api/v1/lists"))
        .contains(
            "\"uploadId\":\"u-1\"", "{\"use\":\"phone\"}", "{\"use\":\"tag\",\"tag\":\"name\"}");
    assertThat(out.toString()).contains("state: ready", "rowsGood: 1");
  }

  @Test
  void a_test_call_is_followed_to_its_end() {
    console.answers("POST /api/v1/calls", 202, "{\"id\":3,\"state\":\"waiting\"}");
    console.answers(
        "GET /api/v1/calls/orders/3", 200, "{\"id\":3,\"state\":\"placed\",\"callId\":9}");
    console.answers(
        "GET /api/v1/calls/9", 200, "{\"id\":9,\"state\":\"ended\",\"verdict\":\"heard\"}");
    assertThat(ask("call", "+79085551234", "--message", "1", "--trunk", "2", "--tag", "name=Анна"))
        .isZero();
    assertThat(console.bodyOf("POST /api/v1/calls")).contains("\"tags\":{\"name\":\"Анна\"}");
    assertThat(out.toString()).contains("verdict: heard");
  }

  @Test
  void a_download_goes_where_it_is_told() throws IOException {
    console.answers("GET /api/v1/calls.csv?campaign=4", 200, "id;phone\n");
    Path file = folder.resolve("calls.csv");
    assertThat(ask("campaign", "export", "4", "-o", file.toString())).isZero();
    assertThat(Files.readString(file)).isEqualTo("id;phone\n");
  }

  @Test
  void a_wrong_configuration_is_a_matter_of_usage() {
    assertThat(run("config", "check", "--set", "console.prt=1")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("did you mean 'console.port'?");
    assertThat(run("config", "show", "--set", "console.port=81")).isZero();
    assertThat(out.toString()).contains("console.port = 81   # --set console.port");
    assertThat(run("run", "--roles", "singer")).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void the_doctor_looks_at_every_part() {
    run("doctor", "--json", "--set", "data.dir=" + folder);
    assertThat(out.toString())
        .contains("data.dir", "open files", "database", "console.port", "sip.talkerPort", "speech");
  }
}
