package dev.zvonar.trunk;

import dev.zvonar.db.Db;
import dev.zvonar.kernel.Unavailable;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one node sees of trunks, in `trunk_health`.
final class HealthTable {
  private static final Logger log = LoggerFactory.getLogger(HealthTable.class);
  private static final String SAW =
      """
      insert into trunk_health
        (tenant_id, trunk_id, node_id, state, registration, rtt_us, detail)
      values (?, ?, ?, ?, ?, nullif(?, 0), ?)
      on conflict (tenant_id, trunk_id, node_id) do update set
        state = excluded.state,
        registration = excluded.registration,
        rtt_us = excluded.rtt_us,
        detail = excluded.detail,
        changed_at = case
          when (trunk_health.state, trunk_health.registration)
            is distinct from (excluded.state, excluded.registration)
          then now() else trunk_health.changed_at end,
        checked_at = now()
      """;

  private final Db db;
  private final long nodeId;

  HealthTable(Db db, long nodeId) {
    this.db = db;
    this.nodeId = nodeId;
  }

  /// Writes what was seen; while the database is away the next look writes it.
  void saw(Trunk trunk, Health health, String registration, String registrationDetail) {
    String detail =
        registrationDetail.isEmpty()
            ? health.detail()
            : health.detail() + "; " + registrationDetail;
    try {
      db.update(
          SAW,
          trunk.tenantId().value(),
          trunk.id(),
          nodeId,
          health.state().name().toLowerCase(Locale.ROOT),
          registration,
          health.rttMicros(),
          detail);
    } catch (Unavailable later) {
      log.debug("health cannot be written now reason={}", later.getMessage());
    }
  }
}
