package dev.zvonar.trunk;

import dev.zvonar.db.Db;
import dev.zvonar.db.Sql;
import dev.zvonar.kernel.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/// The rows of `trunk`, and what others write of a trunk's health.
final class TrunkTable {
  private static final String COLUMNS =
      """
      tenant_id, id, name, host, port, username, secret_sealed is not null as has_secret, register,
      caller_ids, lines_max, cps_max, allowed_prefixes, enabled, transport, outbound_proxy,
      version
      """;

  private final Db db;

  TrunkTable(Db db) {
    this.db = db;
  }

  List<Trunk> list(TenantId tenant) {
    return db.query(
        Trunk.class,
        "select "
            + COLUMNS
            + " from trunk where tenant_id = ? and deleted_at is null order by name",
        tenant);
  }

  List<Trunk> enabledOfAll() {
    return db.query(
        Trunk.class,
        "select " + COLUMNS + " from trunk where enabled and deleted_at is null order by id");
  }

  Optional<Trunk> find(TenantId tenant, long id) {
    return find(db, tenant, id);
  }

  private static Optional<Trunk> find(Sql sql, TenantId tenant, long id) {
    return sql.one(
        Trunk.class,
        "select " + COLUMNS + " from trunk where tenant_id = ? and id = ? and deleted_at is null",
        tenant,
        id);
  }

  long count(TenantId tenant) {
    return db.one(
            Long.class,
            "select count(*) from trunk where tenant_id = ? and deleted_at is null",
            tenant)
        .orElseThrow();
  }

  Optional<byte[]> sealedSecret(TenantId tenant, long id) {
    return db.one(
        byte[].class,
        """
        select secret_sealed from trunk
        where tenant_id = ? and id = ? and secret_sealed is not null
        """,
        tenant,
        id);
  }

  /// The secret is sealed for the row's own number, so the row comes first.
  Trunk insert(TenantId tenant, TrunkDraft.Checked draft, LongFunction<byte[]> sealed) {
    return db.transaction(tx -> {
      var id =
          tx.one(
                  Long.class,
                  """
                  insert into trunk (tenant_id, name, host, port, username, register, caller_ids,
                    lines_max, cps_max, allowed_prefixes, enabled, transport, outbound_proxy)
                  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
                  """,
                  tenant,
                  draft.name(),
                  draft.host(),
                  draft.port(),
                  draft.username(),
                  draft.register(),
                  draft.callerIds(),
                  draft.linesMax(),
                  draft.cpsMax(),
                  draft.allowedPrefixes(),
                  draft.enabled(),
                  draft.transport(),
                  draft.outboundProxy())
              .orElseThrow();
      var secret = sealed.apply(id);
      if (secret.length > 0) {
        tx.update("update trunk set secret_sealed = ? where id = ?", secret, id);
      }
      return find(tx, tenant, id).orElseThrow();
    });
  }

  /// Changes the row if it is still at `version`. A null secret of the draft keeps the stored one.
  Optional<Trunk> update(
      TenantId tenant, long id, int version, TrunkDraft.Checked draft, byte[] sealed) {
    return db.transaction(tx -> {
      var changed =
          tx.update(
              """
              update trunk set name = ?, host = ?, port = ?, username = ?, register = ?,
                caller_ids = ?, lines_max = ?, cps_max = ?, allowed_prefixes = ?, enabled = ?,
                transport = ?, outbound_proxy = ?,
                secret_sealed =
                  case when ?::boolean then secret_sealed else nullif(?::bytea, ''::bytea) end,
                version = version + 1
              where tenant_id = ? and id = ? and version = ? and deleted_at is null
              """,
              draft.name(),
              draft.host(),
              draft.port(),
              draft.username(),
              draft.register(),
              draft.callerIds(),
              draft.linesMax(),
              draft.cpsMax(),
              draft.allowedPrefixes(),
              draft.enabled(),
              draft.transport(),
              draft.outboundProxy(),
              draft.secret() == null,
              sealed,
              tenant,
              id,
              version);
      return changed == 0 ? Optional.<Trunk>empty() : find(tx, tenant, id);
    });
  }

  /// False when a campaign uses the trunk.
  boolean delete(TenantId tenant, long id) {
    return db.update(
            """
            update trunk set deleted_at = now(), enabled = false, version = version + 1
            where tenant_id = ? and id = ? and deleted_at is null
              and not exists (select 1 from campaign
                where trunk_id = trunk.id and state <> 'done' and deleted_at is null)
            """,
            tenant,
            id)
        > 0;
  }

  /// A talker's word counts for two minutes; one that reaches the trunk outweighs one that does not.
  List<TrunkHealth> health(TenantId tenant) {
    return db.query(
        TrunkHealth.class,
        """
        select t.id as trunk_id, coalesce(h.state, 'unknown') as state,
          coalesce(h.registration, 'off') as registration, h.rtt_us,
          coalesce(h.detail, '') as detail, h.changed_at, h.checked_at,
          (select count(*) from attempt a where a.trunk_id = t.id and a.state <> 'ended')
            + (select count(*) from attempt a where a.trunk_id = t.id and a.verdict = 'unknown'
                and a.line_until > now()) as lines_used
        from trunk t
        left join lateral (
          select * from trunk_health th
          where th.tenant_id = t.tenant_id and th.trunk_id = t.id
            and th.checked_at > now() - interval '2 minutes'
          order by (th.state = 'reachable') desc, th.checked_at desc limit 1) h on true
        where t.tenant_id = ? and t.deleted_at is null
        """,
        tenant);
  }
}
