package dev.zvonar.dialer;

import dev.zvonar.kernel.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A query over calls, put together of fixed pieces: values travel as parameters only.
final class CallQuery {
  private static final String SELECT =
      """
      select a.id, a.reference, a.campaign_id, c.name as campaign_name, a.attempt_no, a.phone,
        a.trunk_id, k.name as trunk_name, a.caller_id, a.state, a.verdict, a.sip_status,
        a.sip_reason, a.cause, a.ended_by, a.pdd_ms, a.ring_ms, a.talk_ms, a.heard_ms,
        a.answer_kind, a.digits, a.placed_at, a.answered_at, a.ended_at
      from attempt a
      join trunk k on k.tenant_id = a.tenant_id and k.id = a.trunk_id
      left join campaign c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
      where a.tenant_id = ?
      """;

  private final StringBuilder sql = new StringBuilder(SELECT);
  private final List<Object> args = new ArrayList<>();

  private CallQuery(TenantId tenant) {
    args.add(tenant);
  }

  static CallQuery of(TenantId tenant, CallFilter filter) {
    return new CallQuery(tenant)
        .and("a.campaign_id = ?", filter.campaign())
        .and("a.trunk_id = ?", filter.trunk())
        .and("a.verdict = ?", filter.verdict())
        .and("a.placed_at >= ?", filter.from())
        .and("a.placed_at < ?", filter.to())
        .search(filter.q());
  }

  static CallQuery ofOne(TenantId tenant, long id) {
    return new CallQuery(tenant).and("a.id = ?", id);
  }

  CallQuery before(@Nullable Long id) {
    return and("a.id < ?", id);
  }

  CallQuery newestFirst() {
    sql.append("order by a.id desc\n");
    return this;
  }

  CallQuery limit(int rows) {
    newestFirst();
    sql.append("limit ?\n");
    args.add(rows);
    return this;
  }

  String sql() {
    return sql.toString();
  }

  Object[] args() {
    return args.toArray();
  }

  private CallQuery search(@Nullable String q) {
    if (q == null) {
      return this;
    }
    return CallFilter.isPhone(q)
        ? and("a.phone::text like '%' || ? || '%'", CallFilter.digits(q))
        : and("a.reference = ?", q.strip());
  }

  private CallQuery and(String piece, @Nullable Object arg) {
    if (arg != null) {
      sql.append("and ").append(piece).append('\n');
      args.add(arg);
    }
    return this;
  }
}
