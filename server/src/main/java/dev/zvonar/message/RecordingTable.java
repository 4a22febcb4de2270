package dev.zvonar.message;

import dev.zvonar.db.Sql;
import dev.zvonar.db.Tx;
import dev.zvonar.kernel.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The table `recording`, and which messages play one.
final class RecordingTable {
  static final int LIST_MAX = 2000;

  private RecordingTable() {}

  static List<Row> list(Sql sql, TenantId tenant) {
    return sql.query(
        Row.class,
        """
        select id, name, source_name, duration_ms, created_at from recording
        where tenant_id = ? and deleted_at is null order by id desc limit ?
        """,
        tenant,
        LIST_MAX);
  }

  static Row insert(Sql sql, TenantId tenant, String name, String sourceName, Sound sound) {
    return sql.one(
            Row.class,
            """
            insert into recording (tenant_id, name, source_name, duration_ms, alaw)
            values (?, ?, ?, ?, ?) returning id, name, source_name, duration_ms, created_at
            """,
            tenant,
            name,
            sourceName,
            sound.durationMs(),
            sound.alaw())
        .orElseThrow();
  }

  static Optional<byte[]> alaw(Sql sql, TenantId tenant, long id) {
    return sql.one(
        byte[].class,
        "select alaw from recording where tenant_id = ? and id = ? and deleted_at is null",
        tenant,
        id);
  }

  /// Keeps the recordings named from being deleted until the transaction ends; gives those there
  /// are.
  static List<Length> share(Tx tx, TenantId tenant, Collection<Long> ids) {
    return tx.query(
        Length.class,
        """
        select id, duration_ms from recording
        where tenant_id = ? and id = any(?) and deleted_at is null for share
        """,
        tenant,
        List.copyOf(ids));
  }

  /// Locks the row against messages that are about to use it.
  static boolean lock(Tx tx, TenantId tenant, long id) {
    return tx.one(
            Long.class,
            """
            select id from recording
            where tenant_id = ? and id = ? and deleted_at is null for update
            """,
            tenant,
            id)
        .isPresent();
  }

  static void delete(Tx tx, TenantId tenant, long id) {
    tx.update("update recording set deleted_at = now() where tenant_id = ? and id = ?", tenant, id);
  }

  static List<Use> uses(Sql sql, TenantId tenant) {
    return sql.query(
        Use.class,
        """
        select distinct (part->>'recordingId')::bigint as recording_id, m.name
        from message m cross join lateral jsonb_array_elements(m.content->'parts') part
        where m.tenant_id = ? and m.deleted_at is null and part->>'kind' = 'recording'
        order by m.name
        """,
        tenant);
  }

  record Row(long id, String name, String sourceName, int durationMs, Instant createdAt) {}

  record Length(long id, int durationMs) {}

  record Use(long recordingId, String name) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Sound(int durationMs, byte[] alaw) {}
}
