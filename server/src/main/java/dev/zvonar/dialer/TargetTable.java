package dev.zvonar.dialer;

import dev.zvonar.db.Db;
import dev.zvonar.db.Tx;
import dev.zvonar.dialer.ControlTable.CampaignRow;
import dev.zvonar.kernel.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes callees for a campaign: those whose next attempt is due, and fresh ones down its list.
final class TargetTable {
  /// What a look at the list gave.
  ///
  /// @param open may be dialled now
  /// @param seen rows looked at
  record Taken(List<Candidate> open, int seen) {
    static final Taken NOTHING = new Taken(List.of(), 0);
  }

  private record Fresh(
      int lineNo,
      long phone,
      List<String> tags,
      @Nullable String zone,
      boolean optedOut,
      boolean allowed) {}

  private static final String DUE =
      """
      select t.line_no, t.phone, t.attempts, t.faults, t.tries, c.zone, c.tags
      from target t
      join callee c on c.tenant_id = t.tenant_id and c.list_id = ? and c.line_no = t.line_no
      where t.tenant_id = ? and t.campaign_id = ? and t.state = 'waiting' and t.next_at <= now()
        and not (t.line_no = any(?::int[]))
      order by t.next_at, t.line_no
      limit ?
      """;

  private static final String CURSOR =
      """
      select taken_line from campaign
      where tenant_id = ? and id = ? and state = 'running' and deleted_at is null
      for update
      """;

  private static final String FRESH =
      """
      select c.line_no, c.phone, c.tags, c.zone,
        exists (select 1 from opt_out o
          where o.tenant_id = c.tenant_id and o.phone = c.phone) as opted_out,
        exists (select 1 from trunk k, unnest(k.allowed_prefixes) p
          where k.tenant_id = c.tenant_id and k.id = ?
            and starts_with('+' || c.phone, p)) as allowed
      from callee c
      where c.tenant_id = ? and c.list_id = ? and c.line_no > ?
      order by c.line_no
      limit ?
      """;

  private static final String INSERT =
      """
      with fresh as materialized (
        select * from unnest(?::int[], ?::bigint[], ?::text[], ?::timestamptz[])
          as f(line_no, phone, verdict, next_at)
      ), made as (
        insert into target (tenant_id, campaign_id, line_no, phone, state, next_at, verdict)
        select ?, ?, line_no, phone, case when verdict is null then 'waiting' else 'done' end,
          coalesce(next_at, now()), verdict
        from fresh
        returning tenant_id, campaign_id, state, verdict
      )
      insert into campaign_tally (tenant_id, campaign_id, what, n)
      select tenant_id, campaign_id,
        case when state = 'done' then 'done:' || verdict else state end as what, count(*)
      from made group by 1, 2, 3 order by 1, 2, 3
      on conflict (tenant_id, campaign_id, what) do update set n = campaign_tally.n + excluded.n
      """;

  private static final String DEFER =
      """
      update target t set next_at = d.next_at
      from unnest(?::int[], ?::timestamptz[]) as d(line_no, next_at)
      where t.tenant_id = ? and t.campaign_id = ? and t.line_no = d.line_no and t.state = 'waiting'
      """;

  private static final String GIVE_UP =
      """
      with gone as (
        update target set state = 'done', verdict = ?, note = ?
        where tenant_id = ? and campaign_id = ? and line_no = ? and state = 'waiting'
        returning tenant_id, campaign_id, verdict
      )
      insert into campaign_tally (tenant_id, campaign_id, what, n)
      select tenant_id, campaign_id, w.what, w.n
      from gone, lateral (values ('done:' || verdict, 1), ('waiting', -1)) as w(what, n)
      order by w.what
      on conflict (tenant_id, campaign_id, what) do update set n = campaign_tally.n + excluded.n
      """;

  private static final String FAULT =
      """
      update target set faults = faults + 1, next_at = ?
      where tenant_id = ? and campaign_id = ? and line_no = ? and state = 'waiting'
      """;

  private static final String ZONED =
      "select exists (select 1 from callee where tenant_id = ? and list_id = ? and zone is not null)";

  private final Db db;

  TargetTable(Db db) {
    this.db = db;
  }

  /// Targets whose next attempt is due, oldest first. Those whose window is shut are put off to its
  /// opening.
  Taken due(
      Fence fence, CampaignRow campaign, Windows windows, Collection<Integer> held, int limit) {
    List<Candidate> rows =
        db.query(
            Candidate.class,
            DUE,
            campaign.listId(),
            fence.tenant(),
            campaign.id(),
            List.copyOf(held),
            limit);
    var open = new ArrayList<Candidate>();
    var later = new ArrayList<Candidate>();
    rows.forEach(row -> (windows.isOpen(row.zone()) ? open : later).add(row));
    defer(fence, campaign.id(), windows, later);
    return new Taken(open, rows.size());
  }

  /// The next callees of the list become targets; the campaign's cursor moves in the same
  /// transaction. Empty when the campaign does not run: that says nothing about its list.
  Optional<Taken> fresh(Fence fence, CampaignRow campaign, Windows windows, int limit) {
    return db.transaction(tx -> {
      fence.hold(tx);
      Optional<Integer> cursor = tx.one(Integer.class, CURSOR, fence.tenant(), campaign.id());
      return cursor.map(line -> take(tx, fence, campaign, windows, line, limit));
    });
  }

  /// Puts targets off to the next opening of their windows.
  void defer(Fence fence, long campaignId, Windows windows, List<Candidate> later) {
    if (later.isEmpty()) {
      return;
    }
    List<Integer> lines = later.stream().map(Candidate::lineNo).toList();
    List<Instant> openings = later.stream().map(row -> windows.opensAt(row.zone())).toList();
    db.transaction(tx -> {
      fence.hold(tx);
      return tx.update(DEFER, lines, openings, fence.tenant(), campaignId);
    });
  }

  /// Ends a target that can never be dialled, and says why.
  void giveUp(Fence fence, long campaignId, int lineNo, Verdict verdict, String note) {
    db.transaction(tx -> {
      fence.hold(tx);
      return tx.update(GIVE_UP, verdict.code(), note, fence.tenant(), campaignId, lineNo);
    });
  }

  /// Notes a fault of ours against a target that was not even dialled.
  void fault(Fence fence, long campaignId, int lineNo, Instant nextAt) {
    db.transaction(tx -> {
      fence.hold(tx);
      return tx.update(FAULT, nextAt, fence.tenant(), campaignId, lineNo);
    });
  }

  /// Whether any callee of the list has a zone of its own. Reads the list when none has.
  boolean isZoned(Fence fence, CampaignRow campaign) {
    return db.one(Boolean.class, ZONED, fence.tenant(), campaign.listId()).orElse(false);
  }

  private static Taken take(
      Tx tx, Fence fence, CampaignRow campaign, Windows windows, int cursor, int limit) {
    List<Fresh> rows =
        tx.query(
            Fresh.class,
            FRESH,
            fence.trunk().trunkId(),
            fence.tenant(),
            campaign.listId(),
            cursor,
            limit);
    if (rows.isEmpty()) {
      return Taken.NOTHING;
    }
    insert(tx, fence, campaign.id(), rows, windows);
    tx.update(
        "update campaign set taken_line = ? where tenant_id = ? and id = ?",
        rows.getLast().lineNo(),
        fence.tenant(),
        campaign.id());
    var open =
        rows.stream()
            .filter(row -> verdict(row) == null && windows.isOpen(row.zone()))
            .map(row -> new Candidate(row.lineNo(), row.phone(), 0, 0, 0, row.zone(), row.tags()))
            .toList();
    return new Taken(open, rows.size());
  }

  private static void insert(
      Tx tx, Fence fence, long campaignId, List<Fresh> rows, Windows windows) {
    var lines = new ArrayList<Integer>();
    var phones = new ArrayList<Long>();
    var verdicts = new ArrayList<@Nullable String>();
    var openings = new ArrayList<@Nullable Instant>();
    for (Fresh row : rows) {
      lines.add(row.lineNo());
      phones.add(row.phone());
      verdicts.add(verdict(row));
      openings.add(windows.isOpen(row.zone()) ? null : windows.opensAt(row.zone()));
    }
    tx.update(INSERT, lines, phones, verdicts, openings, fence.tenant(), campaignId);
  }

  private static @Nullable String verdict(Fresh row) {
    if (row.optedOut()) {
      return Verdict.OPTED_OUT.code();
    }
    return row.allowed() ? null : Verdict.NOT_ALLOWED.code();
  }
}
