package dev.zvonar.callee;

import dev.zvonar.db.Db;
import dev.zvonar.db.Sql;
import dev.zvonar.kernel.PhoneNumber;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.kernel.Text;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// "Never call me again". Safe in any thread; calls block. Every method that takes a [Sql] runs in
/// the transaction given, or by itself when that is the [Db].
public final class OptOuts {
  private static final int NOTE_CHARS_MAX = 500;

  private final Db db;

  public OptOuts(Db db) {
    this.db = db;
  }

  /// Where a page ended: the next one begins behind it.
  public record After(Instant createdAt, PhoneNumber phone) {}

  /// Adds a number; one that is there already stays as it was first said.
  public OptOut add(
      Sql sql, TenantId tenant, PhoneNumber phone, OptOut.Source source, String note) {
    if (note.length() > NOTE_CHARS_MAX || note.indexOf('\0') >= 0) {
      throw Rejected.invalid(
          "bad_note",
          new Text("Примечание длиннее 500 знаков.", "The note is longer than 500 characters."));
    }
    sql.update(
        """
        insert into opt_out (tenant_id, phone, source, note) values (?, ?, ?, ?)
        on conflict (tenant_id, phone) do nothing
        """,
        tenant,
        phone,
        source,
        note);
    return sql.one(
            OptOut.class,
            """
            select phone, source, note, created_at from opt_out where tenant_id = ? and phone = ?
            """,
            tenant,
            phone)
        .orElseThrow();
  }

  /// Adds a number by itself.
  public OptOut add(TenantId tenant, PhoneNumber phone, OptOut.Source source, String note) {
    return add(db, tenant, phone, source, note);
  }

  /// Lets a number be called again; says whether it was there.
  public boolean remove(TenantId tenant, PhoneNumber phone) {
    return db.update("delete from opt_out where tenant_id = ? and phone = ?", tenant, phone) > 0;
  }

  public boolean contains(Sql sql, TenantId tenant, PhoneNumber phone) {
    return sql.one(
            Long.class,
            "select phone from opt_out where tenant_id = ? and phone = ?",
            tenant,
            phone)
        .isPresent();
  }

  /// A page, newest first.
  ///
  /// @param part digits that the phone must hold; other characters of it are passed over
  public List<OptOut> page(
      TenantId tenant, @Nullable After after, int limit, @Nullable String part) {
    String digits = part == null ? null : CalleeLists.digitsOf(part);
    return db.query(
        OptOut.class,
        """
        select phone, source, note, created_at from opt_out
        where tenant_id = ? and (created_at, phone) < (?::timestamptz, ?::bigint)
          and (?::text is null or phone::text like '%' || ?::text || '%')
        order by created_at desc, phone desc limit ?
        """,
        tenant,
        after == null ? Instant.parse("9999-01-01T00:00:00Z") : after.createdAt(),
        after == null ? 0L : after.phone().digits(),
        digits,
        digits,
        limit);
  }
}
