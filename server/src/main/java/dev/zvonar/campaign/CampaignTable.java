package dev.zvonar.campaign;

import dev.zvonar.db.Json;
import dev.zvonar.db.Sql;
import dev.zvonar.kernel.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of campaigns.
final class CampaignTable {
  private record Row(
      long id,
      int version,
      String name,
      CampaignState state,
      long listId,
      String listName,
      long messageId,
      String messageName,
      long trunkId,
      String trunkName,
      Json settings,
      @Nullable String holdReason,
      Instant createdAt,
      @Nullable Instant startedAt,
      @Nullable Instant firstInviteAt,
      @Nullable Instant finishedAt,
      long total,
      List<String> tallyWhat,
      List<Long> tallyN) {
    Campaign campaign() {
      return new Campaign(
          id,
          version,
          name,
          state,
          listId,
          listName,
          messageId,
          messageName,
          trunkId,
          trunkName,
          settings.as(SettingsForm.class).filled(),
          holdReason,
          createdAt,
          startedAt,
          firstInviteAt,
          finishedAt,
          Progress.of(total, tallyWhat, tallyN));
    }
  }

  /// What must be known to start a campaign over these three.
  ///
  /// @param listState null when there is no such list
  /// @param trunkEnabled null when there is no such trunk
  record Ground(
      @Nullable String listState,
      List<String> listTags,
      boolean messageThere,
      @Nullable Boolean trunkEnabled) {}

  /// A campaign locked against other edits.
  record Locked(
      long id,
      CampaignState state,
      int version,
      long listId,
      long messageId,
      long trunkId,
      long dialling) {}

  private static final String SELECT =
      """
      select c.id, c.version, c.name, c.state, c.list_id, l.name as list_name, c.message_id,
        m.name as message_name, c.trunk_id, k.name as trunk_name, c.settings,
        case
          when c.state <> 'running' then c.hold_reason
          when not k.enabled then 'trunk_disabled'
          when not exists (select 1 from node n
            where 'talker' = any(n.roles) and n.seen_at > now() - interval '5 seconds')
            then 'no_talker'
          else c.hold_reason
        end as hold_reason,
        c.created_at, c.started_at, c.first_invite_at, c.finished_at,
        case when c.started_at is null then l.rows_good else c.targets_total end as total,
        array(select y.what from campaign_tally y
          where y.tenant_id = c.tenant_id and y.campaign_id = c.id order by y.what) as tally_what,
        array(select y.n from campaign_tally y
          where y.tenant_id = c.tenant_id and y.campaign_id = c.id order by y.what) as tally_n
      from campaign c
      join callee_list l on l.tenant_id = c.tenant_id and l.id = c.list_id
      join message m on m.tenant_id = c.tenant_id and m.id = c.message_id
      join trunk k on k.tenant_id = c.tenant_id and k.id = c.trunk_id
      where c.tenant_id = ? and c.deleted_at is null
      """;

  private static final String GROUND =
      """
      select
        (select state from callee_list
          where tenant_id = ? and id = ? and deleted_at is null) as list_state,
        coalesce((select tags from callee_list
          where tenant_id = ? and id = ? and deleted_at is null), '{}') as list_tags,
        exists (select 1 from message
          where tenant_id = ? and id = ? and deleted_at is null) as message_there,
        (select enabled from trunk
          where tenant_id = ? and id = ? and deleted_at is null) as trunk_enabled
      """;

  private static final String LOCK =
      """
      select c.id, c.state, c.version, c.list_id, c.message_id, c.trunk_id,
        coalesce((select n from campaign_tally y where y.tenant_id = c.tenant_id
          and y.campaign_id = c.id and y.what = 'dialling'), 0) as dialling
      from campaign c
      where c.tenant_id = ? and c.id = ? and c.deleted_at is null
      for update of c
      """;

  private static final String INSERT =
      """
      insert into campaign (tenant_id, name, list_id, message_id, trunk_id, settings)
      values (?, ?, ?, ?, ?, ?)
      returning id
      """;

  private static final String UPDATE =
      """
      update campaign set name = ?, list_id = ?, message_id = ?, trunk_id = ?, settings = ?,
        version = version + 1
      where tenant_id = ? and id = ?
      """;

  private static final String START =
      """
      update campaign c set started_at = now(),
        targets_total = (select rows_good from callee_list l
          where l.tenant_id = c.tenant_id and l.id = c.list_id)
      where c.tenant_id = ? and c.id = ? and c.started_at is null
      """;

  private static final String STATE =
      "update campaign set state = ?, hold_reason = null where tenant_id = ? and id = ?";

  /// At most this many are shown; the newest.
  private static final int LIST_MAX = 2_000;

  private CampaignTable() {}

  static List<Campaign> list(Sql sql, TenantId tenant) {
    String newest = SELECT + "order by c.id desc limit " + LIST_MAX;
    return sql.query(Row.class, newest, tenant).stream().map(Row::campaign).toList();
  }

  static Optional<Campaign> find(Sql sql, TenantId tenant, long id) {
    return sql.one(Row.class, SELECT + "and c.id = ?", tenant, id).map(Row::campaign);
  }

  static Ground ground(Sql sql, TenantId tenant, long listId, long messageId, long trunkId) {
    return sql.one(
            Ground.class,
            GROUND,
            tenant,
            listId,
            tenant,
            listId,
            tenant,
            messageId,
            tenant,
            trunkId)
        .orElseThrow();
  }

  static Optional<Locked> lock(Sql tx, TenantId tenant, long id) {
    return tx.one(Locked.class, LOCK, tenant, id);
  }

  static long insert(Sql tx, TenantId tenant, CheckedDraft draft) {
    return tx.one(
            Long.class,
            INSERT,
            tenant,
            draft.name(),
            draft.listId(),
            draft.messageId(),
            draft.trunkId(),
            Json.of(draft.settings()))
        .orElseThrow();
  }

  static void update(Sql tx, TenantId tenant, long id, CheckedDraft draft) {
    tx.update(
        UPDATE,
        draft.name(),
        draft.listId(),
        draft.messageId(),
        draft.trunkId(),
        Json.of(draft.settings()),
        tenant,
        id);
  }

  static void start(Sql tx, TenantId tenant, long id) {
    tx.update(START, tenant, id);
  }

  static void state(Sql tx, TenantId tenant, long id, CampaignState state) {
    tx.update(STATE, state.code(), tenant, id);
  }

  /// Takes the campaign away with its targets; its calls stay in the record.
  static void delete(Sql tx, TenantId tenant, long id) {
    tx.update("update campaign set deleted_at = now() where tenant_id = ? and id = ?", tenant, id);
    tx.update("delete from target where tenant_id = ? and campaign_id = ?", tenant, id);
    tx.update("delete from campaign_tally where tenant_id = ? and campaign_id = ?", tenant, id);
  }
}
