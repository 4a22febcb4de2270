package dev.zvonar.access;

import dev.zvonar.db.Db;
import dev.zvonar.db.Json;
import dev.zvonar.web.Caller;
import java.util.Map;

/// The book of who changed what. Written after the change, never with secrets or whole phone
/// numbers.
public final class Audit {
  private final Db db;

  public Audit(Db db) {
    this.db = db;
  }

  /// Writes one line.
  ///
  /// @param action noun and verb, such as `trunk.update`
  /// @param subject what it was done to, such as `trunk 5`
  public void write(Caller caller, String action, String subject, Map<String, ?> detail) {
    db.update(
        "insert into audit (tenant_id, actor, action, subject, detail) values (?, ?, ?, ?, ?)",
        caller.tenant(),
        caller.name(),
        action,
        subject,
        Json.of(detail));
  }
}
