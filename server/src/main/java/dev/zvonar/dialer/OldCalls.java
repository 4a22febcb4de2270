package dev.zvonar.dialer;

import dev.zvonar.cluster.Periodic;
import dev.zvonar.db.Db;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Forgets calls, with their timelines, some days after their campaign has ended; test calls some
/// days after their own end. What became of each callee, and a campaign's figures, stay.
///
/// One virtual thread; a turn a minute, of bounded batches, so that it never holds the talkers up.
/// Any number of nodes may do it at once.
public final class OldCalls implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OldCalls.class);
  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final int BATCH = 1_000;
  private static final int BATCHES_MAX = 20;

  private static final String OF_CAMPAIGNS =
      """
      delete from attempt where id in (
        select a.id from campaign c
        join lateral (
          select id from attempt
          where tenant_id = c.tenant_id and campaign_id = c.id and state = 'ended'
          limit ?) a on true
        where c.state = 'done' and c.finished_at < now() - ? * interval '1 day'
        limit ?)
      """;

  private static final String OF_TESTS =
      """
      delete from attempt where id in (
        select id from attempt
        where campaign_id is null and state = 'ended'
          and ended_at < now() - ? * interval '1 day'
          and tenant_id in (select id from tenant)
        limit ?)
      """;

  private final Db db;
  private final int days;
  private final Periodic loop;

  private OldCalls(Db db, int days) {
    this.db = db;
    this.days = days;
    this.loop = Periodic.start("forgetting old calls", PERIOD, this::turn);
  }

  /// Begins; the first turn comes after a minute.
  ///
  /// @param days 1 or more
  public static OldCalls start(Db db, int days) {
    if (days < 1) {
      throw new IllegalArgumentException("days is " + days + ", less than 1");
    }
    return new OldCalls(db, days);
  }

  @Override
  public void close() {
    loop.close();
  }

  private void turn() {
    int forgotten = forget(db, days, BATCH, BATCHES_MAX);
    if (forgotten > 0) {
      log.info("old calls forgotten calls={}", forgotten);
    }
  }

  /// One turn; gives how many were forgotten, at most `batch` times `batchesMax`.
  static int forget(Db db, int days, int batch, int batchesMax) {
    int all = 0;
    int last = batch;
    for (int i = 0; i < batchesMax && last == batch; i++) {
      last = db.update(OF_CAMPAIGNS, batch, days, batch);
      last = last == batch ? last : last + db.update(OF_TESTS, days, batch - last);
      all += last;
    }
    return all;
  }
}
