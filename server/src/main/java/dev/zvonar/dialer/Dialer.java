package dev.zvonar.dialer;

import dev.zvonar.cluster.Lease;
import dev.zvonar.db.DbUnavailable;
import dev.zvonar.dialer.ControlTable.TrunkRow;
import dev.zvonar.kernel.Unavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The talker's dialling: takes the leases of trunks that nobody holds and dials on them until it is
/// closed. Several of them share the trunks of one database between them.
///
/// `start` returns at once; `close` is to be called once and by any thread.
public final class Dialer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dialer.class);
  private static final long LOOK_MS = 500;
  private static final Duration HANG_UP = Duration.ofSeconds(3);
  private static final Duration STORE = Duration.ofSeconds(5);
  private static final long DRAIN_LOOK_MS = 20;

  private final DialerParts parts;
  private final DialerConfig config;
  private final InstantSource clock;
  private final OutcomeWriter writer;
  private final Phone phone;
  private final Tables tables;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread warden;

  private final NodeLines lines;

  /// What is in the air per trunk; outlives leases.
  private final Map<TrunkKey, TrunkCounts> counts = new HashMap<>();

  // The warden's thread only, and the closing one after it.
  private final TrunkShare share = new TrunkShare();
  private final Map<TrunkKey, Held> held = new HashMap<>();
  private boolean failing;

  private record Held(Lease lease, TrunkDial dial) {
    boolean isLost() {
      return !lease.isHeld() || !dial.isAlive();
    }
  }

  private Dialer(DialerParts parts, DialerConfig config, InstantSource clock) {
    this.parts = parts;
    this.config = config;
    this.clock = clock;
    this.lines = new NodeLines(config.callsMax(), parts.room());
    this.writer = new OutcomeWriter(new OutcomeTable(parts.db(), parts.node().id()));
    this.phone = new Phone(parts.talking(), writer, config);
    this.tables = Tables.over(parts.db());
    this.warden = Thread.ofVirtual().name("dial-warden").unstarted(this::watch);
  }

  /// Begins to dial.
  ///
  /// @param clock the wall clock, for windows of the day
  public static Dialer start(DialerParts parts, DialerConfig config, InstantSource clock) {
    var dialer = new Dialer(parts, config, clock);
    dialer.writer.start();
    dialer.warden.start();
    return dialer;
  }

  /// Calls of this node that are going on.
  public int live() {
    return phone.live();
  }

  /// Outcomes that wait to be stored.
  public long unstored() {
    return writer.unstored();
  }

  /// Starts nothing more, lets calls end for a while, hangs up the rest, stores what they report and
  /// gives the trunks back.
  @Override
  public void close() {
    closing.countDown();
    try {
      warden.join();
      held.values().forEach(one -> one.dial().close());
      drain();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    held.values().forEach(one -> release(one.lease()));
    writer.close();
  }

  private void drain() throws InterruptedException {
    awaitSilence(config.drain());
    phone.hangUpAll();
    awaitSilence(HANG_UP);
    if (!writer.drain(STORE)) {
      LOG.warn("{} outcomes could not be stored before closing", writer.unstored());
    }
  }

  private void awaitSilence(Duration patience) throws InterruptedException {
    long endNanos = System.nanoTime() + patience.toNanos();
    while (phone.live() > 0 && System.nanoTime() - endNanos < 0) {
      TimeUnit.MILLISECONDS.sleep(DRAIN_LOOK_MS);
    }
  }

  private void watch() {
    try {
      do {
        look();
      } while (!closing.await(LOOK_MS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The loop's guard: whatever fails here is tried again at the next look.
  private void look() {
    try {
      dropLost();
      takeFree();
      failing = false;
    } catch (Unavailable e) {
      if (!failing) {
        LOG.warn("trunks cannot be looked at: {}", e.getMessage());
      }
      failing = true;
    } catch (RuntimeException e) {
      LOG.error("looking after trunks met a bug of ours, trying on", e);
    }
  }

  private void dropLost() {
    for (Iterator<Held> all = held.values().iterator(); all.hasNext(); ) {
      Held one = all.next();
      if (one.isLost()) {
        one.dial().close();
        release(one.lease());
        all.remove();
      }
    }
  }

  private void takeFree() {
    List<TrunkKey> trunks = tables.control().trunks();
    int part = TrunkShare.part(trunks.size(), tables.control().talkers());
    giveBack(new HashSet<>(trunks), part);
    List<TrunkKey> free = tables.control().free();
    share.toTake(free, held.size(), part, System.nanoTime()).forEach(this::take);
  }

  /// Trunks that were disabled or deleted are given back when their last call is over, and one that
  /// has nothing to do when this talker holds more than its part.
  private void giveBack(Set<TrunkKey> wanted, int part) {
    for (TrunkKey trunk : List.copyOf(held.keySet())) {
      Held one = held.get(trunk);
      boolean spare = held.size() > part && one != null && one.dial().isIdle();
      if ((spare || !wanted.contains(trunk)) && countsOf(trunk).inTheAir() == 0) {
        drop(trunk);
      }
    }
  }

  private void drop(TrunkKey trunk) {
    Held one = held.remove(trunk);
    if (one != null) {
      one.dial().close();
      release(one.lease());
    }
  }

  private void take(TrunkKey trunk) {
    Optional<Lease> lease = parts.leases().take(trunk.tenant(), "trunk", trunk.trunkId());
    if (lease.isEmpty()) {
      return;
    }
    var fence = new Fence(trunk, lease.get().epoch(), parts.node().id());
    try {
      tables
          .control()
          .trunk(fence)
          .ifPresentOrElse(row -> dial(lease.get(), fence, row), () -> release(lease.get()));
    } catch (RuntimeException e) {
      // A lease that is kept and not worked on would keep everybody else from the trunk.
      release(lease.get());
      throw e;
    }
  }

  private void dial(Lease lease, Fence fence, TrunkRow row) {
    TrunkKey trunk = fence.trunk();
    var work = new TrunkWork(fence, tables, countsOf(trunk), writer, config, clock);
    var dial =
        new TrunkDial(
            lease,
            work,
            phone,
            new LineWatch(parts.lines(), trunk, System.nanoTime()),
            new Renders(parts.rendering(), config.renderersMax()),
            row.cpsMax());
    held.put(trunk, new Held(lease, dial));
    dial.start();
  }

  private TrunkCounts countsOf(TrunkKey trunk) {
    return counts.computeIfAbsent(trunk, _ -> new TrunkCounts(lines));
  }

  /// A lease that cannot be given back runs out by itself.
  private void release(Lease lease) {
    try {
      parts.leases().release(lease);
    } catch (DbUnavailable e) {
      LOG.info("the lease of {} runs out by itself", lease);
    }
  }
}
