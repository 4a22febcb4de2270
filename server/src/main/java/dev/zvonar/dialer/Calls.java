package dev.zvonar.dialer;

import dev.zvonar.db.Db;
import dev.zvonar.db.Json;
import dev.zvonar.db.RowConsumer;
import dev.zvonar.kernel.PhoneNumber;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Rejected.Flaw;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.kernel.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The record of calls, newest first, and orders of test calls. Safe in any thread; every call
/// blocks.
public final class Calls {
  private static final int EXPORT_FETCH_ROWS = 1_000;

  private static final String EXTRA =
      """
      select a.rtp_sent, a.rtp_received, a.rtp_lost, a.timeline,
        coalesce(l.tags, '{}') as tag_names, coalesce(e.tags, '{}') as tag_values
      from attempt a
      left join campaign c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
      left join callee_list l on l.tenant_id = c.tenant_id and l.id = c.list_id
      left join callee e
        on e.tenant_id = c.tenant_id and e.list_id = c.list_id and e.line_no = a.line_no
      where a.tenant_id = ? and a.id = ?
      """;

  private static final String GROUND =
      """
      select
        exists (select 1 from trunk
          where tenant_id = ? and id = ? and enabled and deleted_at is null) as trunk_on,
        exists (select 1 from message
          where tenant_id = ? and id = ? and deleted_at is null) as message_there,
        exists (select 1 from trunk k, unnest(k.allowed_prefixes) p
          where k.tenant_id = ? and k.id = ? and starts_with('+' || ?::bigint, p)) as allowed
      """;

  private static final String ORDER =
      """
      insert into call_order (tenant_id, trunk_id, message_id, phone, tags)
      values (?, ?, ?, ?, ?)
      returning id, state, attempt_id as call_id, reason
      """;

  private static final String ORDER_STATE =
      """
      select id, attempt_id as call_id,
        case when state = 'waiting' and expires_at <= now() then 'refused' else state end as state,
        case when state = 'waiting' and expires_at <= now() then 'expired' else reason end as reason
      from call_order
      where tenant_id = ? and id = ?
      """;

  private record Ground(boolean trunkOn, boolean messageThere, boolean allowed) {}

  private final Db db;

  public Calls(Db db) {
    this.db = db;
  }

  /// A page of calls, newest first.
  ///
  /// @param beforeId where the page begins: the last id of the page before, null for the first
  public List<Call> page(TenantId tenant, CallFilter filter, @Nullable Long beforeId, int limit) {
    CallQuery query = CallQuery.of(tenant, filter).before(beforeId).limit(limit);
    return db.query(Call.class, query.sql(), query.args());
  }

  /// Reads all calls of the filter, newest first, without holding them in memory.
  public void export(TenantId tenant, CallFilter filter, RowConsumer<Call> consumer) {
    CallQuery query = CallQuery.of(tenant, filter).newestFirst();
    db.transaction(tx -> {
      tx.stream(Call.class, EXPORT_FETCH_ROWS, consumer, query.sql(), query.args());
      return 0;
    });
  }

  /// One call; `Rejected` (404) when there is none.
  public Call find(TenantId tenant, long id) {
    CallQuery query = CallQuery.ofOne(tenant, id);
    return db.one(Call.class, query.sql(), query.args()).orElseThrow(Calls::missing);
  }

  /// What else is known of one call.
  public CallExtra extra(TenantId tenant, long id) {
    return db.one(CallExtra.class, EXTRA, tenant, id).orElseThrow(Calls::missing);
  }

  /// Orders a test call: its trunk's talker places it within a minute or it is refused.
  public CallOrder order(
      TenantId tenant, PhoneNumber to, long messageId, long trunkId, Map<String, String> tags) {
    check(
        db.one(
                Ground.class,
                GROUND,
                tenant,
                trunkId,
                tenant,
                messageId,
                tenant,
                trunkId,
                to.digits())
            .orElseThrow());
    return db.one(CallOrder.class, ORDER, tenant, trunkId, messageId, to, Json.of(tags))
        .orElseThrow();
  }

  /// What became of an order.
  public Optional<CallOrder> order(TenantId tenant, long id) {
    return db.one(CallOrder.class, ORDER_STATE, tenant, id);
  }

  private static void check(Ground ground) {
    if (!ground.trunkOn()) {
      throw flaw(
          "no_trunk",
          "/trunkId",
          "Такой линии нет или она выключена.",
          "There is no such trunk or it is disabled.");
    }
    if (!ground.messageThere()) {
      throw flaw("no_message", "/messageId", "Такого сообщения нет.", "There is no such message.");
    }
    if (!ground.allowed()) {
      throw flaw(
          "not_allowed",
          "/to",
          "Линии не разрешено звонить на такие номера.",
          "The trunk may not call such numbers.");
    }
  }

  private static Rejected flaw(String code, String at, String ru, String en) {
    var text = new Text(ru, en);
    return Rejected.invalid(code, text, new Flaw(at, text));
  }

  private static Rejected missing() {
    return Rejected.notFound("no_call", new Text("Такого звонка нет.", "There is no such call."));
  }
}
