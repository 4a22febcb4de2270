package dev.zvonar.trunk;

import dev.zvonar.db.Db;
import dev.zvonar.kernel.Unavailable;
import dev.zvonar.wire.sip.UserAgent;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at every enabled trunk from this node: asks by OPTIONS, registers where wanted, and writes
/// what it sees to `trunk_health`.
///
/// Threads: one virtual thread reads the table of trunks, and one a trunk asks, so that a slow name
/// server or a dead trunk holds up no other. The database may be away: the last known trunks are
/// watched on.
public final class TrunkWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TrunkWatch.class);

  private final Db db;
  private final Trunks trunks;
  private final UserAgent agent;
  private final long nodeId;
  private final WatchTimes times;
  private final Map<Long, TrunkRound> rounds = new ConcurrentHashMap<>();
  private final CountDownLatch stop = new CountDownLatch(1);

  private TrunkWatch(Db db, Trunks trunks, UserAgent agent, long nodeId, WatchTimes times) {
    this.db = db;
    this.trunks = trunks;
    this.agent = agent;
    this.nodeId = nodeId;
    this.times = times;
  }

  /// Starts watching.
  ///
  /// @param nodeId whose view is written
  public static TrunkWatch start(
      Db db, Trunks trunks, UserAgent agent, long nodeId, WatchTimes times) {
    var watch = new TrunkWatch(db, trunks, agent, nodeId, times);
    Thread.ofVirtual().name("trunk-watch").start(watch::run);
    return watch;
  }

  /// Whether the trunk is known not to answer. One that has not been asked yet is given a chance.
  public boolean isDown(long trunkId) {
    TrunkRound round = rounds.get(trunkId);
    return round != null && round.health().state() == Health.State.UNREACHABLE;
  }

  /// Stops asking and takes registrations back.
  @Override
  public void close() {
    stop.countDown();
    rounds.values().forEach(TrunkRound::close);
  }

  private void run() {
    try {
      do {
        reload();
      } while (!stop.await(times.reload().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void reload() {
    try {
      var present = new HashSet<Long>();
      for (Trunk trunk : trunks.enabledOfAll()) {
        present.add(trunk.id());
        rounds.compute(trunk.id(), (_, round) -> current(round, trunk));
      }
      rounds.keySet().removeIf(id -> !present.contains(id) && closed(id));
    } catch (Unavailable later) {
      log.debug("trunks cannot be read now reason={}", later.getMessage());
    } catch (RuntimeException bug) {
      log.error("trunks cannot be read: report this bug", bug);
    }
  }

  private TrunkRound current(@Nullable TrunkRound round, Trunk trunk) {
    if (round != null && round.trunk().equals(trunk)) {
      return round;
    }
    if (round != null) {
      round.close();
    }
    return TrunkRound.start(trunk, trunks, agent, times, new HealthTable(db, nodeId));
  }

  private boolean closed(long id) {
    TrunkRound gone = rounds.get(id);
    if (gone != null) {
      gone.close();
    }
    return true;
  }
}
