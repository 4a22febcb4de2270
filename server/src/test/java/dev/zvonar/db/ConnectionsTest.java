package dev.zvonar.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
  private static final String KILL_OTHERS =
      """
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
      """;

  private final DbSettings settings = TestDb.settings();

  private DbSettings with(int connectionsMax, Duration borrowTimeout) {
    return new DbSettings(
        settings.url(),
        settings.user(),
        settings.password(),
        connectionsMax,
        borrowTimeout,
        Duration.ofSeconds(3),
        Duration.ofSeconds(2));
  }

  @Test
  void a_caller_who_waits_too_long_is_told_to_come_later() {
    try (Db db = Db.open(with(1, Duration.ofMillis(50)))) {
      db.transaction(_ ->
          assertThatExceptionOfType(DbUnavailable.class)
              .isThrownBy(() -> db.query(Long.class, "select 1"))
              .satisfies(e -> assertThat(e.code()).isEqualTo("database_busy")));
      assertThat(db.query(Long.class, "select 1")).containsExactly(1L);
    }
  }

  @Test
  void many_callers_share_few_connections() throws Exception {
    try (Db db = Db.open(with(3, Duration.ofSeconds(20)));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> answers = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        long n = i;
        answers.add(threads.submit(() -> db.one(Long.class, "select ?::bigint", n).orElseThrow()));
      }
      for (int i = 0; i < 500; i++) {
        assertThat(answers.get(i).get()).isEqualTo(i);
      }
      assertThat(
              db.query(
                      Long.class,
                      "select count(*) from pg_stat_activity where datname = current_database()")
                  .getFirst())
          .isLessThanOrEqualTo(3);
    }
  }

  @Test
  void connections_the_server_ended_are_replaced_before_anyone_meets_them() throws Exception {
    try (Db db = Db.open(with(4, Duration.ofSeconds(5)));
        Db other = Db.open(settings)) {
      openAll(db, 4);
      other.query(Boolean.class, KILL_OTHERS);
      assertThatExceptionOfType(DbUnavailable.class).isThrownBy(() -> db.update("select 1"));
      for (int i = 0; i < 8; i++) {
        assertThat(db.query(Long.class, "select 1")).containsExactly(1L);
      }
    }
  }

  private static void openAll(Db db, int connections)
      throws InterruptedException, ExecutionException {
    var all = new CountDownLatch(connections);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> opened = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        opened.add(threads.submit(() -> db.transaction(_ -> meet(all))));
      }
      for (Future<Boolean> one : opened) {
        assertThat(one.get()).isTrue();
      }
    }
  }

  private static boolean meet(CountDownLatch all) {
    all.countDown();
    try {
      all.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void a_silent_server_is_given_up_after_the_socket_timeout() {
    try (Db db = Db.open(with(1, Duration.ofSeconds(5)))) {
      assertThatExceptionOfType(DbUnavailable.class)
          .isThrownBy(() -> db.query(String.class, "select pg_sleep(20)::text"))
          .satisfies(e -> assertThat(e.code()).isEqualTo("database_unavailable"));
      assertThat(db.query(Long.class, "select 1")).containsExactly(1L);
    }
  }

  @Test
  void a_demoted_server_costs_its_connection() {
    try (Db db = Db.open(with(1, Duration.ofSeconds(5)))) {
      long before = db.one(Long.class, "select pg_backend_pid()").orElseThrow();
      assertThatExceptionOfType(DbUnavailable.class).isThrownBy(() -> writeReadOnly(db));
      assertThat(db.one(Long.class, "select pg_backend_pid()").orElseThrow()).isNotEqualTo(before);
    }
  }

  private static void writeReadOnly(Db db) {
    db.transaction(tx -> {
      tx.update("set transaction read only");
      return tx.update("update tenant set name = name");
    });
  }

  @Test
  void nobody_listening_is_unavailable_not_a_bug() {
    var nowhere = DbSettings.of("jdbc:postgresql://127.0.0.1:1/x", "u", "secret", 1);
    try (Db db = Db.open(nowhere)) {
      assertThatExceptionOfType(DbUnavailable.class).isThrownBy(() -> db.update("select 1"));
      assertThatExceptionOfType(DbUnavailable.class).isThrownBy(() -> Migrations.run(nowhere));
    }
    assertThat(nowhere.toString()).doesNotContain("secret");
  }
}
