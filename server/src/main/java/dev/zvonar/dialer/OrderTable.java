package dev.zvonar.dialer;

import dev.zvonar.db.Db;
import dev.zvonar.db.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Test calls asked for by people: taken once, committed as attempts without a campaign.
final class OrderTable {
  /// An order that waits.
  record OrderRow(
      long id,
      long messageId,
      long phone,
      List<String> tagNames,
      List<String> tagValues,
      Instant createdAt) {}

  private record Judged(boolean optedOut, boolean allowed, boolean inTheAir) {
    @Nullable String refusal() {
      if (optedOut) {
        return "opted_out";
      }
      if (!allowed) {
        return "not_allowed";
      }
      return inTheAir ? "already_in_the_air" : null;
    }
  }

  private static final String EXPIRE =
      """
      update call_order set state = 'refused', reason = 'expired'
      where tenant_id = ? and trunk_id = ? and state = 'waiting' and expires_at <= now()
      """;

  private static final String WAITING =
      """
      select id, message_id, phone, created_at,
        array(select key from jsonb_each_text(tags) order by key) as tag_names,
        array(select coalesce(value, '') from jsonb_each_text(tags) order by key) as tag_values
      from call_order
      where tenant_id = ? and trunk_id = ? and state = 'waiting' and expires_at > now()
      order by id limit 10
      """;

  private static final String LOCK =
      "select id from call_order where tenant_id = ? and id = ? and state = 'waiting' for update";

  private static final String JUDGE =
      """
      select
        exists (select 1 from opt_out where tenant_id = ? and phone = ?) as opted_out,
        exists (select 1 from trunk k, unnest(k.allowed_prefixes) p
          where k.tenant_id = ? and k.id = ? and k.enabled and k.deleted_at is null
            and starts_with('+' || ?::bigint, p)) as allowed,
        exists (select 1 from attempt where tenant_id = ? and phone = ?
          and (state <> 'ended' or verdict = 'unknown' and line_until > now())) as in_the_air
      """;

  private static final String INSERT =
      """
      insert into attempt (tenant_id, reference, phone, trunk_id, caller_id, node_id, epoch, state,
        line_until)
      values (?, ?, ?, ?, ?, ?, ?, 'placed', now() + make_interval(secs => ?::int))
      on conflict do nothing
      returning id
      """;

  private static final String PLACED =
      "update call_order set state = 'placed', attempt_id = ? where tenant_id = ? and id = ?";

  private static final String REFUSE =
      """
      update call_order set state = 'refused', reason = ?
      where tenant_id = ? and id = ? and state = 'waiting'
      """;

  private final Db db;

  OrderTable(Db db) {
    this.db = db;
  }

  /// Orders that wait for this trunk, oldest first; those that waited too long are refused.
  List<OrderRow> waiting(Fence fence) {
    List<OrderRow> found =
        db.query(OrderRow.class, WAITING, fence.tenant(), fence.trunk().trunkId());
    if (found.isEmpty()) {
      db.update(EXPIRE, fence.tenant(), fence.trunk().trunkId());
    }
    return found;
  }

  /// Commits the attempt of an order. Empty when it was refused instead, or is no longer waiting.
  Optional<Long> commit(Fence fence, OrderRow order, AttemptTable.Asked asked) {
    return db.transaction(tx -> {
      fence.hold(tx);
      if (tx.one(Long.class, LOCK, fence.tenant(), order.id()).isEmpty()) {
        return Optional.<Long>empty();
      }
      String refusal = judge(tx, fence, order.phone()).refusal();
      return refusal == null
          ? place(tx, fence, order, asked)
          : refused(tx, fence, order.id(), refusal);
    });
  }

  void refuse(Fence fence, long orderId, String reason) {
    db.update(REFUSE, reason, fence.tenant(), orderId);
  }

  private static Judged judge(Tx tx, Fence fence, long phone) {
    long tenant = fence.tenant();
    return tx.one(
            Judged.class,
            JUDGE,
            tenant,
            phone,
            tenant,
            fence.trunk().trunkId(),
            phone,
            tenant,
            phone)
        .orElseThrow();
  }

  private static Optional<Long> place(
      Tx tx, Fence fence, OrderRow order, AttemptTable.Asked asked) {
    Optional<Long> attempt =
        tx.one(
            Long.class,
            INSERT,
            fence.tenant(),
            asked.reference(),
            order.phone(),
            fence.trunk().trunkId(),
            asked.callerId(),
            fence.nodeId(),
            fence.epoch(),
            asked.lineS());
    if (attempt.isEmpty()) {
      return refused(tx, fence, order.id(), "already_in_the_air");
    }
    tx.update(PLACED, attempt.get(), fence.tenant(), order.id());
    return attempt;
  }

  private static Optional<Long> refused(Tx tx, Fence fence, long orderId, String reason) {
    tx.update(REFUSE, reason, fence.tenant(), orderId);
    return Optional.empty();
  }
}
