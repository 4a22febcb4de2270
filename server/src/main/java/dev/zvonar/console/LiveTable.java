package dev.zvonar.console;

import dev.zvonar.db.Db;
import dev.zvonar.kernel.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/// What the dashboard reads: samples, ended attempts, fingerprints of what changes. Talkers and
/// consoles share nothing but these rows.
final class LiveTable {
  /// Fingerprints looked at a second, the newest.
  private static final int FOLLOWED_MAX = 200;

  private final Db db;

  LiveTable(Db db) {
    this.db = db;
  }

  /// One trunk this second.
  record TrunkNow(
      long id,
      String name,
      String state,
      int ringing,
      int talking,
      int started,
      int linesMax,
      BigDecimal cpsMax) {}

  /// Attempts of a trunk that ended lately, by verdict; `answered` of `n` were answered.
  record Ended(long trunkId, String verdict, long n, long answered) {}

  /// One second of the curve.
  record Point(Instant at, int ringing, int talking, int started, int answered) {}

  /// Changes whenever the thing's view would.
  record Fingerprint(long id, String print) {}

  Instant now() {
    return db.one(Instant.class, "select now()").orElseThrow();
  }

  /// A talker writes each second; what it wrote more than three seconds ago is over. What a node saw
  /// of a trunk counts while the node lives.
  List<TrunkNow> trunks(TenantId tenant) {
    return db.query(
        TrunkNow.class,
        """
        select t.id, t.name, coalesce(h.state, 'unknown') as state,
          coalesce(s.ringing, 0) as ringing, coalesce(s.talking, 0) as talking,
          coalesce(s.started, 0) as started, t.lines_max, t.cps_max
        from trunk t
        left join lateral (
          select sum(ringing)::int as ringing, sum(talking)::int as talking,
            sum(started)::int as started
          from (select distinct on (node_id) ringing, talking, started from live_sample
                where tenant_id = t.tenant_id and trunk_id = t.id
                  and at > now() - interval '3 seconds'
                order by node_id, at desc) latest) s on true
        left join lateral (
          select th.state from trunk_health th
          join node n on n.id = th.node_id and n.seen_at > now() - interval '5 seconds'
          where th.tenant_id = t.tenant_id and th.trunk_id = t.id
            and th.checked_at > now() - interval '2 minutes'
          order by (th.state = 'reachable') desc, th.checked_at desc limit 1) h on true
        where t.tenant_id = ? and t.deleted_at is null order by t.name
        """,
        tenant);
  }

  /// The last five minutes.
  List<Ended> ended(TenantId tenant) {
    return db.query(
        Ended.class,
        """
        select trunk_id, coalesce(verdict, 'unknown') as verdict, count(*) as n,
          count(answered_at) as answered
        from attempt where tenant_id = ? and ended_at > now() - interval '5 minutes'
        group by 1, 2
        """,
        tenant);
  }

  /// The last ten minutes.
  List<Point> history(TenantId tenant) {
    return db.query(
        Point.class,
        """
        select date_trunc('second', at) as at, sum(ringing)::int as ringing,
          sum(talking)::int as talking, sum(started)::int as started,
          sum(answered)::int as answered
        from live_sample where tenant_id = ? and at > now() - interval '10 minutes'
        group by 1 order by 1
        """,
        tenant);
  }

  List<Fingerprint> campaigns(TenantId tenant) {
    return db.query(
        Fingerprint.class,
        """
        select c.id, concat_ws(' ', c.version, c.state, c.hold_reason, k.enabled, c.first_invite_at,
            c.taken_line, (select string_agg(y.what || y.n, ' ' order by y.what)
             from campaign_tally y where y.tenant_id = c.tenant_id and y.campaign_id = c.id)) as print
        from campaign c join trunk k on k.tenant_id = c.tenant_id and k.id = c.trunk_id
        where c.tenant_id = ? and c.deleted_at is null
        order by c.id desc limit ?
        """,
        tenant,
        FOLLOWED_MAX);
  }

  List<Fingerprint> lists(TenantId tenant) {
    return db.query(
        Fingerprint.class,
        """
        select id, concat_ws(' ', state, bytes_read, rows_good, rows_bad) as print
        from callee_list where tenant_id = ? and deleted_at is null order by id desc limit ?
        """,
        tenant,
        FOLLOWED_MAX);
  }
}
