package dev.zvonar.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {
  private Path folder = Path.of("/");

  @BeforeEach
  void setup() throws IOException {
    Path temp = Path.of(System.getProperty("java.io.tmpdir"));
    folder = TestDb.TestFolder.make(temp, "zvonar embedded ");
  }

  @AfterEach
  void remove() throws IOException {
    PostgresBinaries.deleteTree(folder);
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(folder.resolve("pg"), TestDb.TestFolder.cache(), Map.of());
  }

  private static Db open(EmbeddedPostgres postgres) {
    return Db.open(DbSettings.of(postgres.url(), postgres.user(), postgres.password(), 1));
  }

  private static String show(Db db, String parameter) {
    return db.one(String.class, "select current_setting(?)", parameter).orElseThrow();
  }

  @Test
  void it_is_durable_private_and_sorts_cyrillic_in_lower_case() throws IOException {
    try (EmbeddedPostgres postgres = start();
        Db db = open(postgres)) {
      assertThat(show(db, "fsync")).isEqualTo("on");
      assertThat(show(db, "synchronous_commit")).isEqualTo("on");
      assertThat(show(db, "data_checksums")).isEqualTo("on");
      assertThat(show(db, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(db.one(String.class, "select lower('ЁЖ')")).contains("ёж");
      Path password = folder.resolve("pg/password");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
          .isEqualTo("rw-------");
      var stranger = DbSettings.of(postgres.url(), postgres.user(), "guess", 1);
      try (Db strange = Db.open(stranger)) {
        assertThatExceptionOfType(DbUnavailable.class)
            .isThrownBy(() -> strange.update("select 1"))
            .satisfies(refused -> assertThat(refused.code()).isEqualTo("database_refused"))
            .havingRootCause()
            .withMessageContaining("password authentication failed");
      }
    }
  }

  @Test
  void data_and_port_survive_a_restart() {
    String url = storeOne();
    try (EmbeddedPostgres again = start();
        Db db = open(again)) {
      assertThat(again.url()).isEqualTo(url);
      assertThat(db.query(Long.class, "select n from kept")).containsExactly(1L);
    }
  }

  private String storeOne() {
    try (EmbeddedPostgres postgres = start();
        Db db = open(postgres)) {
      db.update("create table kept (n bigint)");
      db.update("insert into kept values (1)");
      return postgres.url();
    }
  }

  @Test
  void a_server_left_running_by_a_killed_user_is_joined_and_stopped_by_the_next() throws Exception {
    Process killed = startInAnotherJvm();
    killed.destroyForcibly().waitFor();
    String url;
    try (EmbeddedPostgres postgres = start();
        Db db = open(postgres)) {
      url = postgres.url();
      assertThat(db.query(Long.class, "select n from kept")).containsExactly(1L);
    }
    try (Db gone = Db.open(DbSettings.of(url, "zvonar", "x", 1))) {
      assertThatExceptionOfType(DbUnavailable.class).isThrownBy(() -> gone.update("select 1"));
    }
  }

  @Test
  void the_last_of_two_users_stops_it() throws Exception {
    Process other = startInAnotherJvm();
    EmbeddedPostgres mine = start();
    try (Db db = open(mine)) {
      mine.close();
      assertThat(db.query(Long.class, "select n from kept")).containsExactly(1L);
      other.getOutputStream().close();
      assertThat(other.waitFor()).isZero();
      assertThatExceptionOfType(DbUnavailable.class).isThrownBy(() -> db.update("select 1"));
    }
  }

  private Process startInAnotherJvm() throws IOException {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OtherUser.class.getName(),
                folder.resolve("pg").toString(),
                TestDb.TestFolder.cache().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var ready =
        new String(
            other.getInputStream().readNBytes(OtherUser.READY.length()), StandardCharsets.UTF_8);
    assertThat(ready).isEqualTo(OtherUser.READY);
    return other;
  }

  /// Another process over the same folder: stores one row, says so, and stays until its input ends.
  static final class OtherUser {
    static final String READY = "\u0001ready";

    private OtherUser() {}

    public static void main(String[] args) throws IOException {
      try (EmbeddedPostgres postgres =
              EmbeddedPostgres.start(Path.of(args[0]), Path.of(args[1]), Map.of());
          Db db = open(postgres)) {
        db.update("create table kept (n bigint)");
        db.update("insert into kept values (1)");
        System.out.print(READY);
        System.out.flush();
        System.in.readAllBytes();
      }
    }
  }
}
