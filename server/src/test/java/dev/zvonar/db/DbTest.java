package dev.zvonar.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.zvonar.kernel.PhoneNumber;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.kernel.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DbTest {
  private final Db db = TestDb.fresh();

  @BeforeEach
  void setup() {
    db.update(
        """
        create table thing (
          id bigint generated always as identity primary key, tenant_id bigint not null default 1,
          name text not null, small int, yes boolean, amount numeric, at timestamptz, key uuid,
          raw bytea, tags text[], ids bigint[], detail jsonb, phone bigint, verdict text,
          constraint thing_name unique (name))
        """);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @SuppressWarnings("ArrayRecordComponent") // bytea is read as an array
  record Thing(
      long id,
      TenantId tenantId,
      String name,
      @Nullable Integer small,
      boolean yes,
      BigDecimal amount,
      Instant at,
      UUID key,
      byte[] raw,
      List<String> tags,
      List<Long> ids,
      Json detail,
      PhoneNumber phone,
      @Nullable Verdict verdict) {}

  record Named(long id, String name) {}

  record Small(int small) {}

  @Test
  void every_type_comes_back_as_it_went_in() {
    Instant at = Instant.parse("2026-11-20T09:30:00.123456Z");
    UUID key = UUID.randomUUID();
    byte[] raw = {0, 1, -1};
    insertThing(at, key, raw);
    Thing thing = db.one(Thing.class, "select * from thing").orElseThrow();
    assertThat(thing.name()).isEqualTo("имя \\ \"x\"");
    assertThat(thing.small()).isNull();
    assertThat(thing.yes()).isTrue();
    assertThat(thing.amount()).isEqualByComparingTo("12.50");
    assertThat(thing.at()).isEqualTo(at);
    assertThat(thing.key()).isEqualTo(key);
    assertThat(thing.raw()).isEqualTo(raw);
    assertThat(thing.tags()).containsExactly("a,b", "{}", "");
    assertThat(thing.ids()).isEmpty();
    assertThat(thing.detail().as(Named.class)).isEqualTo(new Named(7, "семь"));
    assertThat(thing.phone()).isEqualTo(new PhoneNumber(79085555926L));
    assertThat(thing.verdict()).isEqualTo(Verdict.NO_ANSWER);
  }

  private void insertThing(Instant at, UUID key, byte[] raw) {
    db.update(
        """
        insert into thing
          (tenant_id, name, small, yes, amount, at, key, raw, tags, ids, detail, phone, verdict)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        TenantId.DEFAULT,
        "имя \\ \"x\"",
        null,
        true,
        new BigDecimal("12.50"),
        at,
        key,
        raw,
        List.of("a,b", "{}", ""),
        List.of(),
        Json.of(new Named(7, "семь")),
        new PhoneNumber(79085555926L),
        Verdict.NO_ANSWER);
  }

  @Test
  void a_single_column_is_read_as_its_type() {
    assertThat(db.query(Long.class, "select n from generate_series(1, 3) n"))
        .containsExactly(1L, 2L, 3L);
    assertThat(db.one(String.class, "select 'x' where false")).isEmpty();
    assertThat(db.query(Long.class, "select 2::bigint where 2 = any(?)", List.of(1L, 2L)))
        .hasSize(1);
  }

  @Test
  void a_null_where_none_is_allowed_names_its_column() {
    db.update("insert into thing (name) values ('a')");
    assertThatIllegalStateException()
        .isThrownBy(() -> db.query(Small.class, "select small from thing"))
        .withMessageContaining("column small is null");
  }

  @Test
  void a_missing_column_is_named() {
    assertThatIllegalStateException()
        .isThrownBy(() -> db.query(Named.class, "select 1 as id"))
        .withMessageContaining("needs the column name");
  }

  @Test
  void a_failed_transaction_leaves_nothing_and_its_connection_is_good() {
    for (int i = 0; i < 20; i++) {
      assertThatExceptionOfType(ArithmeticException.class).isThrownBy(this::insertAndFail);
    }
    assertThat(db.one(Long.class, "select count(*) from thing")).contains(0L);
    assertThat(db.connectionsUsed()).isZero();
  }

  private void insertAndFail() {
    db.transaction(tx -> {
      tx.update("insert into thing (name) values ('a')");
      throw new ArithmeticException();
    });
  }

  @Test
  void a_taken_name_is_told_by_the_constraint() {
    db.update("insert into thing (name) values ('a')");
    assertThatExceptionOfType(ConstraintViolated.class)
        .isThrownBy(() -> db.update("insert into thing (name) values ('a')"))
        .satisfies(e -> assertThat(e.constraint()).isEqualTo("thing_name"));
  }

  @Test
  void wrong_sql_is_a_bug_and_shows_itself() {
    assertThatIllegalStateException()
        .isThrownBy(() -> db.update("insert into nowhere values (1)"))
        .withMessageContaining("42P01")
        .withMessageContaining("nowhere");
  }

  @Test
  void a_batch_tells_the_rows_each_statement_touched() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {"a"});
    rows.add(new Object[] {"nobody"});
    db.update("insert into thing (name) values ('a'), ('b')");
    int[] touched =
        db.transaction(tx -> tx.batch("update thing set small = 1 where name = ?", rows));
    assertThat(touched).containsExactly(1, 0);
  }

  @Test
  void copy_keeps_every_character_list_and_null() {
    String wild = "tab\t nl\n cr\r back\\slash \\N \"quote\" {brace}, ё 😀";
    long copied =
        db.transaction(tx ->
            tx.copyIn(
                "copy thing (name, small, tags, raw) from stdin",
                rows -> {
                  rows.row(
                      wild,
                      null,
                      Arrays.asList(wild, null, ""),
                      "я".getBytes(StandardCharsets.UTF_8));
                  rows.row("\\.", 5, List.of(), new byte[0]);
                }));
    assertThat(copied).isEqualTo(2);
    assertThat(db.query(String.class, "select name from thing order by id"))
        .containsExactly(wild, "\\.");
    assertThat(db.query(String.class, "select tags[1] from thing where small is null"))
        .containsExactly(wild);
    assertThat(db.query(byte[].class, "select raw from thing order by id").getFirst())
        .isEqualTo("я".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_copy_whose_source_fails_stores_nothing() {
    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(this::copyAndFail);
    assertThat(db.one(Long.class, "select count(*) from thing")).contains(0L);
  }

  private void copyAndFail() {
    db.transaction(tx ->
        tx.copyIn(
            "copy thing (name) from stdin",
            rows -> {
              rows.row("a");
              throw new IOException("the disk is gone");
            }));
  }

  @Test
  void a_refused_copy_says_which_constraint() {
    assertThatExceptionOfType(ConstraintViolated.class)
        .isThrownBy(() ->
            db.transaction(tx ->
                tx.copyIn(
                    "copy thing (name) from stdin",
                    rows -> {
                      rows.row("a");
                      rows.row("a");
                    })))
        .satisfies(e -> assertThat(e.constraint()).isEqualTo("thing_name"));
  }

  @Test
  void a_long_result_streams_in_pieces() {
    long sum =
        db.transaction(tx -> {
          long[] total = {0};
          tx.stream(
              Long.class, 100, n -> total[0] += n, "select n from generate_series(1, 1000) n");
          return total[0];
        });
    assertThat(sum).isEqualTo(500_500);
  }
}
