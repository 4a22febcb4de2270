package dev.zvonar.dialer;

import dev.zvonar.db.Db;
import dev.zvonar.db.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What people and other rooms want of a trunk right now, as its rows say.
final class ControlTable {
  /// A trunk as the loop needs it.
  ///
  /// @param reach `unknown`, `reachable` or `unreachable`, as this node's watch last saw it
  /// @param registration `off`, `trying`, `registered` or `refused`
  record TrunkRow(
      boolean enabled,
      int linesMax,
      double cpsMax,
      List<String> callerIds,
      String reach,
      String registration) {
    /// Whether an INVITE makes sense.
    boolean isReachable() {
      return !reach.equals("unreachable")
          && !registration.equals("refused")
          && !registration.equals("trying");
    }
  }

  /// A running campaign.
  record CampaignRow(
      long id,
      long listId,
      long messageId,
      Json settings,
      int version,
      Instant createdAt,
      @Nullable Instant firstInviteAt,
      @Nullable String holdReason,
      List<String> tagNames) {}

  private static final String TRUNKS =
      """
      select tenant_id as tenant, id as trunk_id from trunk
      where enabled and deleted_at is null order by id
      """;

  private static final String FREE =
      """
      select t.tenant_id as tenant, t.id as trunk_id from trunk t
      where t.enabled and t.deleted_at is null
        and not exists (select 1 from lease l
          where l.tenant_id = t.tenant_id and l.kind = 'trunk' and l.subject_id = t.id
            and l.until > clock_timestamp())
      order by t.id
      """;

  private static final String TALKERS =
      """
      select count(*)::int from node
      where 'talker' = any(roles) and seen_at > now() - interval '5 seconds'
      """;

  private static final String TRUNK =
      """
      select t.enabled and t.deleted_at is null as enabled, t.lines_max,
        t.cps_max::float8 as cps_max, t.caller_ids,
        coalesce(h.state, 'unknown') as reach, coalesce(h.registration, 'off') as registration
      from trunk t
      left join trunk_health h
        on h.tenant_id = t.tenant_id and h.trunk_id = t.id and h.node_id = ?
      where t.tenant_id = ? and t.id = ?
      """;

  private static final String RUNNING =
      """
      select c.id, c.list_id, c.message_id, c.settings, c.version, c.created_at, c.first_invite_at,
        c.hold_reason, l.tags as tag_names
      from campaign c
      join callee_list l on l.tenant_id = c.tenant_id and l.id = c.list_id
      where c.tenant_id = ? and c.trunk_id = ? and c.state = 'running' and c.deleted_at is null
      order by c.id
      """;

  private static final String HOLD =
      """
      update campaign c set hold_reason = ?
      where c.tenant_id = ? and c.id = ? and c.state = 'running'
        and exists (select 1 from lease where tenant_id = ? and kind = 'trunk' and subject_id = ?
          and epoch = ? and until > now())
      """;

  private static final String FINISH =
      """
      update campaign c set state = 'done', finished_at = now(), hold_reason = null
      where c.tenant_id = ? and c.id = ? and c.state = 'running'
        and not exists (select 1 from callee e where e.tenant_id = c.tenant_id
          and e.list_id = c.list_id and e.line_no > c.taken_line)
        and not exists (select 1 from campaign_tally y where y.tenant_id = c.tenant_id
          and y.campaign_id = c.id and y.what in ('waiting', 'dialling') and y.n > 0)
      """;

  private static final String EXPIRE =
      """
      update campaign c set state = 'stopped', hold_reason = 'ended'
      where c.tenant_id = ? and c.id = ? and c.state = 'running' and c.version = ?
        and not exists (select 1 from campaign_tally y where y.tenant_id = c.tenant_id
          and y.campaign_id = c.id and y.what = 'dialling' and y.n > 0)
      """;

  private final Db db;

  ControlTable(Db db) {
    this.db = db;
  }

  /// Every trunk that may be dialled on.
  List<TrunkKey> trunks() {
    return db.query(TrunkKey.class, TRUNKS);
  }

  /// Those of them that no node holds.
  List<TrunkKey> free() {
    return db.query(TrunkKey.class, FREE);
  }

  /// How many talkers are alive.
  int talkers() {
    return db.one(Integer.class, TALKERS).orElse(1);
  }

  Optional<TrunkRow> trunk(Fence fence) {
    return db.one(TrunkRow.class, TRUNK, fence.nodeId(), fence.tenant(), fence.trunk().trunkId());
  }

  List<CampaignRow> running(Fence fence) {
    return db.query(CampaignRow.class, RUNNING, fence.tenant(), fence.trunk().trunkId());
  }

  /// Says why nothing is dialled; null when something is.
  void hold(Fence fence, long campaignId, @Nullable String reason) {
    db.update(
        HOLD,
        reason,
        fence.tenant(),
        campaignId,
        fence.tenant(),
        fence.trunk().trunkId(),
        fence.epoch());
  }

  /// Stops the campaign, whose end has come, if none of its calls is going on; tells whether it did.
  ///
  /// @param version the settings that say so
  boolean expire(Fence fence, long campaignId, int version) {
    return db.transaction(tx -> {
      fence.hold(tx);
      return tx.update(EXPIRE, fence.tenant(), campaignId, version) == 1;
    });
  }

  /// Ends the campaign if nobody is left; tells whether it did.
  boolean finish(Fence fence, long campaignId) {
    return db.transaction(tx -> {
      fence.hold(tx);
      return tx.update(FINISH, fence.tenant(), campaignId) == 1;
    });
  }
}
