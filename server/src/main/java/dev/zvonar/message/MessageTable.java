package dev.zvonar.message;

import dev.zvonar.db.Json;
import dev.zvonar.db.Sql;
import dev.zvonar.db.Tx;
import dev.zvonar.kernel.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The table `message`, and which campaigns say one.
final class MessageTable {
  static final int LIST_MAX = 2000;
  private static final String COLUMNS = "id, name, language, content, version, updated_at";

  private MessageTable() {}

  static List<Row> list(Sql sql, TenantId tenant) {
    return sql.query(
        Row.class,
        "select "
            + COLUMNS
            + " from message where tenant_id = ? and deleted_at is null order by id desc limit ?",
        tenant,
        LIST_MAX);
  }

  static Optional<Row> find(Sql sql, TenantId tenant, long id) {
    return sql.one(
        Row.class,
        "select " + COLUMNS + " from message where tenant_id = ? and id = ? and deleted_at is null",
        tenant,
        id);
  }

  static Optional<Integer> version(Sql sql, TenantId tenant, long id) {
    return sql.one(
        Integer.class,
        "select version from message where tenant_id = ? and id = ? and deleted_at is null",
        tenant,
        id);
  }

  static Row insert(Tx tx, TenantId tenant, MessageDraft draft) {
    return tx.one(
            Row.class,
            "insert into message (tenant_id, name, language, content) values (?, ?, ?, ?) returning "
                + COLUMNS,
            tenant,
            draft.name(),
            draft.language(),
            Json.of(Content.of(draft)))
        .orElseThrow();
  }

  /// Changes the version named; nothing when it is no longer the present one.
  static Optional<Row> update(Tx tx, TenantId tenant, long id, int version, MessageDraft draft) {
    return tx.one(
        Row.class,
        """
        update message set name = ?, language = ?, content = ?, version = version + 1,
          updated_at = now()
        where tenant_id = ? and id = ? and version = ? and deleted_at is null
        returning
        """
            + COLUMNS,
        draft.name(),
        draft.language(),
        Json.of(Content.of(draft)),
        tenant,
        id,
        version);
  }

  /// Locks the row; a campaign that is about to refer to it waits.
  static boolean lock(Tx tx, TenantId tenant, long id) {
    return tx.one(
            Long.class,
            """
            select id from message
            where tenant_id = ? and id = ? and deleted_at is null for update
            """,
            tenant,
            id)
        .isPresent();
  }

  static void delete(Tx tx, TenantId tenant, long id) {
    tx.update("update message set deleted_at = now() where tenant_id = ? and id = ?", tenant, id);
  }

  static List<Use> uses(Sql sql, TenantId tenant) {
    return sql.query(
        Use.class,
        """
        select message_id, name, state <> 'done' as live from campaign
        where tenant_id = ? and deleted_at is null order by id desc
        """,
        tenant);
  }

  record Row(long id, String name, String language, Json content, int version, Instant updatedAt) {
    MessageDraft draft() {
      Content kept = content.as(Content.class);
      return new MessageDraft(
          name, language, kept.parts(), kept.keys(), kept.waitForKeyMs(), kept.repeatsMax());
    }
  }

  /// A campaign that says a message; `live` unless it is done for good.
  record Use(long messageId, String name, boolean live) {}

  /// The column `content`.
  record Content(
      List<MessagePart> parts, List<MessageKey> keys, Integer waitForKeyMs, Integer repeatsMax) {
    static Content of(MessageDraft draft) {
      return new Content(draft.parts(), draft.keys(), draft.waitForKeyMs(), draft.repeatsMax());
    }
  }
}
