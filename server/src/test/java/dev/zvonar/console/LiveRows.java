package dev.zvonar.console;

import dev.zvonar.db.Db;

/// Rows as talkers and importers write them.
final class LiveRows {
  private LiveRows() {}

  /// A trunk with three calls ringing, two talking, and three attempts that have ended. The samples
  /// reach into the future, so that they are fresh however slow the test is.
  static void trunkWithCalls(Db db) {
    db.update("insert into node (name, roles, version) values ('n', '{talker}', '1')");
    db.update(
        """
        insert into trunk (tenant_id, name, host, caller_ids, lines_max, cps_max)
        values (1, 'main', '127.0.0.1', '{+74950000001}', 10, 5)
        """);
    db.update(
        """
        insert into live_sample (tenant_id, trunk_id, node_id, at, ringing, talking, started,
          answered, ended)
        select 1, t.id, n.id, now() + interval '30 seconds' - g * interval '1 second', 3 + g, 2, 5,
          1, 1
        from trunk t, node n, generate_series(0, 30) g
        """);
    db.update(
        """
        insert into attempt (tenant_id, reference, phone, trunk_id, caller_id, node_id, epoch, state,
          line_until, verdict, ended_at, answered_at)
        select 1, v, 79085550001, t.id, '+74950000001', n.id, 1, 'ended', now(), v, now(),
          case when v = 'confirmed' then now() end
        from trunk t, node n, unnest(array['busy', 'confirmed', 'withdrawn']) v
        """);
  }

  /// A list that is being imported; gives its number.
  static long list(Db db) {
    return db.one(
            Long.class,
            """
            insert into callee_list (tenant_id, name, state, source_name)
            values (1, 'people', 'importing', 'people.csv') returning id
            """)
        .orElseThrow();
  }

  /// A campaign over the list with one waiting target.
  static void campaign(Db db, long list) {
    db.update(
        """
        with m as (insert into message (tenant_id, name, language, content)
          values (1, 'hello', 'ru', '{}') returning id),
        c as (insert into campaign (tenant_id, name, list_id, message_id, trunk_id, settings)
          select 1, 'first', ?, m.id, t.id, '{}' from m, trunk t returning id)
        insert into campaign_tally (tenant_id, campaign_id, what, n) select 1, id, 'waiting', 1 from c
        """,
        list);
  }
}
