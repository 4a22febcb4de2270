package dev.zvonar.dialer;

import dev.zvonar.db.Db;

/// The dashboard's curve: one row a second while calls are up, kept for an hour.
final class SampleTable {
  /// One second of one trunk on this node.
  record Sample(int ringing, int talking, int started, int answered, int ended) {
    boolean isNothing() {
      return ringing + talking + started + answered + ended == 0;
    }
  }

  private static final String INSERT =
      """
      insert into live_sample
        (tenant_id, trunk_id, node_id, at, ringing, talking, started, answered, ended)
      values (?, ?, ?, date_trunc('second', now()), ?, ?, ?, ?, ?)
      on conflict (tenant_id, trunk_id, node_id, at) do update set
        ringing = excluded.ringing, talking = excluded.talking,
        started = live_sample.started + excluded.started,
        answered = live_sample.answered + excluded.answered,
        ended = live_sample.ended + excluded.ended
      """;

  private static final String FORGET =
      """
      delete from live_sample
      where tenant_id = ? and trunk_id = ? and at < now() - interval '1 hour'
      """;

  private final Db db;

  SampleTable(Db db) {
    this.db = db;
  }

  void add(Fence fence, Sample sample) {
    db.update(
        INSERT,
        fence.tenant(),
        fence.trunk().trunkId(),
        fence.nodeId(),
        sample.ringing(),
        sample.talking(),
        sample.started(),
        sample.answered(),
        sample.ended());
  }

  /// Deletes what is older than an hour.
  void forget(Fence fence) {
    db.update(FORGET, fence.tenant(), fence.trunk().trunkId());
  }
}
