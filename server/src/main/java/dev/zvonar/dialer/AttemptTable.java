package dev.zvonar.dialer;

import dev.zvonar.db.Db;
import dev.zvonar.db.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Commits attempts before their INVITEs and cleans up after a node that died.
final class AttemptTable {
  /// An attempt about to be committed.
  ///
  /// @param lineS how long its line counts as taken if nobody ever reports, in seconds
  record Asked(long campaignId, int lineNo, String reference, String callerId, int lineS) {}

  /// What the database said to one.
  enum Says {
    /// Committed: it may be started.
    PLACED,
    /// The campaign does not run any more, or the target was moved by somebody.
    GONE,
    OPTED_OUT,
    NOT_ALLOWED,
    /// The phone is in a call of ours already, or may be: put off by half a minute.
    IN_THE_AIR
  }

  /// The answers to one commit.
  ///
  /// @param says by reference
  /// @param beforeNanos the reading of the monotonic clock while the rows were still locked: what
  ///     allowed the attempts cannot have been revoked before it
  record Committed(Map<String, Says> says, long beforeNanos) {}

  /// A line that may still be taken by a call nobody reports about.
  ///
  /// @param campaignId 0 for a test call
  /// @param leftMs how long it counts as taken from now on
  record Ghost(long campaignId, long leftMs) {}

  private record Answer(String reference, Says says) {}

  private static final String LOCK_CAMPAIGNS =
      """
      select id from campaign
      where tenant_id = ? and id = any(?::bigint[]) and state = 'running' and deleted_at is null
      order by id
      for share
      """;

  /// The refusals and the insertion are one statement: what it saw is what it stored.
  private static final String COMMIT =
      """
      with asked as materialized (
        select * from unnest(?::bigint[], ?::int[], ?::text[], ?::text[], ?::int[])
          as a(campaign_id, line_no, reference, caller_id, line_s)
      ), trunk_of as materialized (
        select allowed_prefixes from trunk
        where tenant_id = ? and id = ? and enabled and deleted_at is null
      ), judged as materialized (
        select a.*, t.tenant_id, t.phone, t.attempts,
          case
            when t.state <> 'waiting' or not a.campaign_id = any(?::bigint[]) then 'gone'
            when not exists (select 1 from trunk_of) then 'gone'
            when exists (select 1 from opt_out o
              where o.tenant_id = t.tenant_id and o.phone = t.phone) then 'opted_out'
            when not exists (select 1 from trunk_of k, unnest(k.allowed_prefixes) p
              where starts_with('+' || t.phone, p)) then 'not_allowed'
            when exists (select 1 from attempt x
              where x.tenant_id = t.tenant_id and x.phone = t.phone
                and (x.state <> 'ended' or x.verdict = 'unknown' and x.line_until > now()))
              then 'in_the_air'
            else 'placed'
          end as says
        from asked a
        join target t
          on t.tenant_id = ? and t.campaign_id = a.campaign_id and t.line_no = a.line_no
      ), placed as (
        insert into attempt (tenant_id, reference, campaign_id, line_no, attempt_no, phone,
          trunk_id, caller_id, node_id, epoch, state, line_until)
        select tenant_id, reference, campaign_id, line_no, attempts + 1, phone, ?, caller_id, ?, ?,
          'placed', now() + make_interval(secs => line_s)
        from judged where says = 'placed'
        on conflict do nothing
        returning reference
      ), answered as materialized (
        select j.*,
          case when j.says = 'placed' and p.reference is null then 'in_the_air' else j.says end
            as final
        from judged j left join placed p on p.reference = j.reference
      ), moved as (
        update target t set
          state = case final
            when 'placed' then 'dialling' when 'in_the_air' then 'waiting' else 'done' end,
          attempts = t.attempts + (final = 'placed')::int,
          tries = t.tries + (final = 'placed')::int,
          verdict = case when final in ('opted_out', 'not_allowed') then final else t.verdict end,
          next_at = case when final = 'in_the_air' then now() + interval '30 seconds'
            else t.next_at end
        from answered a
        where t.tenant_id = a.tenant_id and t.campaign_id = a.campaign_id
          and t.line_no = a.line_no and a.final <> 'gone'
        returning t.tenant_id, t.campaign_id, a.final
      ), counted as (
        insert into campaign_tally (tenant_id, campaign_id, what, n)
        select tenant_id, campaign_id, w.what, sum(w.n)
        from moved, lateral (values
          ('waiting', -1),
          (case final when 'placed' then 'dialling' else 'done:' || final end, 1),
          (case final when 'placed' then 'attempts' end, 1)) as w(what, n)
        where final <> 'in_the_air' and w.what is not null
        group by 1, 2, 3 order by 1, 2, 3
        on conflict (tenant_id, campaign_id, what) do update set n = campaign_tally.n + excluded.n
      )
      select reference, final as says from answered
      """;

  private static final String RECOVER =
      """
      with cut as (
        update attempt set state = 'ended', verdict = 'unknown', ended_by = 'nobody',
          ended_at = now(), timeline = timeline || jsonb_build_array(jsonb_build_object(
            'ms', (extract(epoch from now() - placed_at) * 1000)::bigint,
            'what', 'recovered', 'detail', 'its node was lost while the call was in the air'))
        where tenant_id = ? and trunk_id = ? and state <> 'ended' and epoch < ? and node_id <> ?
        returning tenant_id, campaign_id, line_no
      ), moved as (
        update target t set state = 'done', verdict = 'unknown'
        from cut c
        where t.tenant_id = c.tenant_id and t.campaign_id = c.campaign_id
          and t.line_no = c.line_no and t.state = 'dialling'
        returning t.tenant_id, t.campaign_id
      ), counted as (
        insert into campaign_tally (tenant_id, campaign_id, what, n)
        select tenant_id, campaign_id, w.what, sum(w.n)
        from moved, lateral (values ('dialling', -1), ('done:unknown', 1)) as w(what, n)
        group by 1, 2, 3 order by 1, 2, 3
        on conflict (tenant_id, campaign_id, what) do update set n = campaign_tally.n + excluded.n
      )
      select count(*)::int from cut
      """;

  private static final String GHOSTS =
      """
      select coalesce(campaign_id, 0) as campaign_id,
        (extract(epoch from line_until - now()) * 1000)::bigint as left_ms
      from attempt
      where trunk_id = ? and tenant_id = ? and verdict = 'unknown' and line_until > now()
      """;

  private final Db db;

  AttemptTable(Db db) {
    this.db = db;
  }

  /// Commits those of `asked` that may be dialled, in one transaction under the lease.
  ///
  /// @throws Fence.LeaseLost when the trunk is no longer ours
  /// @throws dev.zvonar.db.DbUnavailable it may then be that they were stored; see
  ///     [OutcomeWriter#withdrawDoubtful]
  Committed commit(Fence fence, List<Asked> asked) {
    return db.transaction(tx -> {
      fence.hold(tx);
      List<Long> running = lockRunning(tx, fence, asked);
      List<Answer> answers = insert(tx, fence, asked, running);
      Map<String, Says> says =
          answers.stream().collect(Collectors.toMap(Answer::reference, Answer::says));
      return new Committed(says, System.nanoTime());
    });
  }

  /// Ends as unknown what former owners of the trunk left in the air; tells how many.
  int recover(Fence fence) {
    return db.transaction(tx -> {
      fence.hold(tx);
      return tx.one(
              Integer.class,
              RECOVER,
              fence.tenant(),
              fence.trunk().trunkId(),
              fence.epoch(),
              fence.nodeId())
          .orElse(0);
    });
  }

  /// Lines that may still be taken by calls that nobody will report about.
  List<Ghost> ghosts(Fence fence) {
    return db.query(Ghost.class, GHOSTS, fence.trunk().trunkId(), fence.tenant());
  }

  private static List<Long> lockRunning(Tx tx, Fence fence, List<Asked> asked) {
    List<Long> ids = asked.stream().map(Asked::campaignId).distinct().sorted().toList();
    return tx.query(Long.class, LOCK_CAMPAIGNS, fence.tenant(), ids);
  }

  private static List<Answer> insert(Tx tx, Fence fence, List<Asked> asked, List<Long> running) {
    var args = new ArrayList<@Nullable Object>();
    args.add(column(asked, Asked::campaignId));
    args.add(column(asked, Asked::lineNo));
    args.add(column(asked, Asked::reference));
    args.add(column(asked, Asked::callerId));
    args.add(column(asked, Asked::lineS));
    args.add(fence.tenant());
    args.add(fence.trunk().trunkId());
    args.add(running);
    args.add(fence.tenant());
    args.add(fence.trunk().trunkId());
    args.add(fence.nodeId());
    args.add(fence.epoch());
    return tx.query(Answer.class, COMMIT, args.toArray());
  }

  private static <T> List<T> column(List<Asked> asked, Function<Asked, T> of) {
    return asked.stream().map(of).toList();
  }
}
