package dev.zvonar.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zvonar.access.Access;
import dev.zvonar.access.AccessSettings;
import dev.zvonar.cluster.NodeSeen;
import dev.zvonar.config.Config;
import dev.zvonar.config.ConfigSource;
import dev.zvonar.db.Db;
import dev.zvonar.db.DbSettings;
import dev.zvonar.db.TestDb;
import dev.zvonar.message.MessageConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchTest {
  @TempDir Path folder = Path.of("");
  private final DbSettings database = TestDb.settings();

  private Config config(Map<String, String> more) {
    Map<String, String> keys = new HashMap<>();
    keys.put("data.dir", folder.toString());
    keys.put("node.name", "here");
    keys.put("database.url", database.url());
    keys.put("database.user", database.user());
    keys.put("database.password", database.password());
    keys.put("sip.talkerPort", "0");
    keys.put("sip.recipientPort", "0");
    keys.put("rtp.threads", "1");
    keys.putAll(more);
    return Config.load(new ConfigSource(null, Map.of(), keys));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static HttpResponse<String> get(int port, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void all_roles_open_together_and_close_again() throws Exception {
    int port = freePort();
    var all = EnumSet.allOf(RoleName.class);
    try (Launch _ = Launch.open(config(Map.of("console.port", Integer.toString(port))), all);
        Db db = Db.open(database)) {
      assertThat(get(port, "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(port, "/health/ready").body()).contains("ready");
      assertThat(get(port, "/metrics").body())
          .contains("database_connections_limit 16.0", "jvm_memory_used_bytes");
      NodeSeen node = NodeSeen.recent(db).getFirst();
      assertThat(node.name()).isEqualTo("here");
      assertThat(node.roles()).isEqualTo(RoleName.codes());
      assertThat(node.alive()).isTrue();
    }
    assertThatThrownBy(() -> get(port, "/health/live")).isInstanceOf(IOException.class);
  }

  @Test
  void a_console_on_port_0_says_which_port_it_took() throws Exception {
    Config config = config(Map.of("console.port", "0"));
    try (Launch launch = Launch.open(config, List.of(RoleName.CONSOLE))) {
      int port = launch.console().orElseThrow().getPort();
      assertThat(get(port, "/health/live").statusCode()).isEqualTo(200);
    }
    try (Launch launch = Launch.open(config, List.of(RoleName.COURIER))) {
      assertThat(launch.console()).isEmpty();
    }
  }

  @Test
  void the_recordings_limits_are_those_of_the_configuration() {
    Config config =
        config(
            Map.of(
                "recordings.mpg123Command", "/opt/mpg123",
                "recordings.fileMbMax", "2",
                "recordings.lengthMaxS", "90",
                "recordings.decodeTimeoutMs", "7000"));
    assertThat(SpeechStart.config(config.recordings()))
        .isEqualTo(
            new MessageConfig(
                "/opt/mpg123", 2 << 20, Duration.ofSeconds(90), Duration.ofSeconds(7)));
    assertThat(SpeechStart.config(config(Map.of()).recordings())).isEqualTo(MessageConfig.DEFAULT);
  }

  @Test
  void a_role_without_the_console_shows_its_health_on_a_port_of_its_own() throws Exception {
    int port = freePort();
    Config config = config(Map.of("health.port", Integer.toString(port)));
    try (Launch _ = Launch.open(config, List.of(RoleName.COURIER))) {
      assertThat(get(port, "/health/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_taken_port_is_named_and_nothing_stays_open() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Config config = config(Map.of("console.port", Integer.toString(taken.getLocalPort())));
      assertThatThrownBy(() -> Launch.open(config, List.of(RoleName.CONSOLE)).close())
          .hasMessageContaining("console.port")
          .hasMessageContaining(Integer.toString(taken.getLocalPort()));
    }
  }

  @Test
  void a_forgotten_password_is_replaced_by_a_one_time_one() {
    Config config = config(Map.of("console.port", "0"));
    try (Launch _ = Launch.open(config, List.of(RoleName.CONSOLE));
        Db db = Db.open(database)) {
      String before = passwordHash(db);
      String once = PasswordReset.of(config, "ADMIN");
      assertThat(passwordHash(db)).isNotEqualTo(before);
      var access = new Access(db, AccessSettings.defaults(), InstantSource.system());
      assertThat(access.logIn("admin", once, "127.0.0.1").caller().mustChangePassword()).isTrue();
      assertThatThrownBy(() -> PasswordReset.of(config, "nobody")).hasMessageContaining("nobody");
    }
  }

  private static String passwordHash(Db db) {
    return db.one(String.class, "select password_hash from app_user").orElseThrow();
  }

  @Test
  void an_unknown_role_names_those_that_exist() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RoleName.ofCode("singer"))
        .withMessageContaining("talker");
  }

  @Test
  void what_was_opened_last_is_closed_first_even_when_one_fails() {
    var order = new StringBuilder();
    var opened = new Opened();
    opened.add(() -> order.append("a"));
    opened.add(() -> {
      throw new IllegalStateException("stuck");
    });
    opened.add(() -> order.append("c"));
    opened.close();
    assertThat(order).hasToString("ca");
  }
}
