package dev.zvonar.callee;

import dev.zvonar.db.Db;
import dev.zvonar.db.Sql;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.kernel.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// SQL of callee lists, their people and refused rows.
final class ListTable {
  private static final String SELECT =
      """
      select l.id, l.name, l.state, l.source_name, l.tags, l.bytes_total, l.bytes_read,
        l.rows_good, l.rows_bad, l.error, l.error_en, l.created_at,
        array(select c.name from campaign c
              where c.tenant_id = l.tenant_id and c.list_id = l.id and c.deleted_at is null
              order by c.id) as used_by
      from callee_list l
      where l.tenant_id = ? and l.deleted_at is null
      """;

  private static final int PURGED_ROWS = 20_000;

  private final Db db;

  ListTable(Db db) {
    this.db = db;
  }

  record Row(
      long id,
      String name,
      CalleeList.State state,
      String sourceName,
      List<String> tags,
      long bytesTotal,
      long bytesRead,
      long rowsGood,
      long rowsBad,
      @Nullable String error,
      @Nullable String errorEn,
      Instant createdAt,
      List<String> usedBy) {
    CalleeList list() {
      Text why = error == null ? null : new Text(error, errorEn == null ? error : errorEn);
      return new CalleeList(
          id,
          name,
          state,
          sourceName,
          tags,
          bytesTotal,
          bytesRead,
          rowsGood,
          rowsBad,
          why,
          createdAt,
          usedBy);
    }
  }

  record StoredFault(int lineNo, String code, String detail, String raw) {
    BadRow badRow() {
      return new BadRow(lineNo, RowFault.stored(code, detail), raw);
    }
  }

  List<CalleeList> all(TenantId tenant) {
    return db.query(Row.class, SELECT + " order by l.id desc limit 1000", tenant).stream()
        .map(Row::list)
        .toList();
  }

  Optional<CalleeList> find(Sql sql, TenantId tenant, long id) {
    return sql.one(Row.class, SELECT + " and l.id = ?", tenant, id).map(Row::list);
  }

  long insert(
      TenantId tenant, long nodeId, String name, UploadTable.Upload upload, List<String> tags) {
    return db.one(
            Long.class,
            """
            insert into callee_list
              (tenant_id, name, state, node_id, source_name, tags, bytes_total)
            values (?, ?, 'importing', ?, ?, ?, ?) returning id
            """,
            tenant,
            name,
            nodeId,
            upload.sourceName(),
            tags,
            upload.byteCount())
        .orElseThrow();
  }

  /// Says whether the list is still wanted and ours.
  boolean progress(ImportJob job, double part, long good, long bad) {
    return db.update(
            """
            update callee_list
            set bytes_read = (bytes_total * least(1, ?::float8))::bigint, rows_good = ?, rows_bad = ?
            where tenant_id = ? and id = ? and state = 'importing' and node_id = ?
              and deleted_at is null
            """,
            part,
            good,
            bad,
            job.tenant(),
            job.listId(),
            job.nodeId())
        > 0;
  }

  /// Ends an import, if it is still ours to end.
  boolean finish(
      Sql sql, ImportJob job, CalleeList.State state, long good, long bad, @Nullable Text error) {
    return sql.update(
            """
            update callee_list
            set state = ?, rows_good = ?, rows_bad = ?, bytes_read = bytes_total, error = ?,
              error_en = ?, finished_at = now()
            where tenant_id = ? and id = ? and state = 'importing' and node_id = ?
              and deleted_at is null
            """,
            state,
            good,
            bad,
            error == null ? null : error.ru(),
            error == null ? null : error.en(),
            job.tenant(),
            job.listId(),
            job.nodeId())
        > 0;
  }

  /// Turns imports into failed whose node has not been seen for five seconds, and those of this node
  /// that it does not know (their end could not be stored). A list just created may be known to its
  /// node a moment later only, so the youngest are left alone.
  ///
  /// @param running lists this node imports right now
  int failAbandoned(long nodeId, List<Long> running, Text why) {
    return db.update(
        """
        update callee_list l
        set state = 'failed', rows_good = 0, rows_bad = 0, error = ?, error_en = ?, finished_at = now()
        where l.state = 'importing'
          and l.created_at < now() - interval '5 seconds'
          and case when l.node_id = ? then not (l.id = any(?::bigint[]))
                else not exists (select 1 from node n
                                 where n.id = l.node_id and n.seen_at > now() - interval '5 seconds')
              end
        """,
        why.ru(),
        why.en(),
        nodeId,
        running);
  }

  List<Callee> callees(
      TenantId tenant, long list, int afterLine, int limit, @Nullable String part) {
    return db.query(
        Callee.class,
        """
        select line_no, phone, zone, tags from callee
        where tenant_id = ? and list_id = ? and line_no > ?
          and (?::text is null or phone::text like '%' || ?::text || '%')
        order by line_no limit ?
        """,
        tenant,
        list,
        afterLine,
        part,
        part,
        limit);
  }

  List<BadRow> badRows(TenantId tenant, long list, int afterLine, int limit) {
    return db
        .query(
            StoredFault.class,
            """
            select line_no, code, detail, raw from bad_row
            where tenant_id = ? and list_id = ? and line_no > ? order by line_no limit ?
            """,
            tenant,
            list,
            afterLine,
            limit)
        .stream()
        .map(StoredFault::badRow)
        .toList();
  }

  /// Marks a list deleted when no campaign needs it; the names of those that do otherwise. The lock
  /// on the list's row makes a campaign that is being created wait, and then see the mark.
  List<String> delete(TenantId tenant, long id) {
    return db.transaction(tx -> {
      tx.query(
          Long.class,
          "select id from callee_list where tenant_id = ? and id = ? for update",
          tenant,
          id);
      List<String> users =
          tx.query(
              String.class,
              """
              select name from campaign
              where tenant_id = ? and list_id = ? and deleted_at is null and state <> 'done'
              order by id limit 10
              """,
              tenant,
              id);
      if (users.isEmpty()) {
        tx.update(
            "update callee_list set deleted_at = now() where tenant_id = ? and id = ?", tenant, id);
      }
      return users;
    });
  }

  /// Removes rows of lists that are deleted, or that failed with nothing to show; tells how many.
  /// A piece at a time, so that no statement takes long.
  int purge() {
    int people =
        db.update(
            """
            delete from callee where (tenant_id, list_id, line_no) in (
              select c.tenant_id, c.list_id, c.line_no
              from callee_list l cross join lateral (
                select * from callee c where c.tenant_id = l.tenant_id and c.list_id = l.id limit ?) c
              where l.deleted_at is not null limit ?)
            """,
            PURGED_ROWS,
            PURGED_ROWS);
    int faults =
        db.update(
            """
            delete from bad_row where (tenant_id, list_id, line_no) in (
              select b.tenant_id, b.list_id, b.line_no
              from callee_list l cross join lateral (
                select * from bad_row b where b.tenant_id = l.tenant_id and b.list_id = l.id limit ?) b
              where l.deleted_at is not null limit ?)
            """,
            PURGED_ROWS,
            PURGED_ROWS);
    return people + faults;
  }

  Optional<Callee> callee(TenantId tenant, long list, int line) {
    return db.one(
        Callee.class,
        """
        select line_no, phone, zone, tags from callee
        where tenant_id = ? and list_id = ? and line_no = ?
        """,
        tenant,
        list,
        line);
  }
}
