package dev.zvonar.cluster;

import dev.zvonar.db.Db;
import dev.zvonar.db.DbUnavailable;
import dev.zvonar.kernel.TenantId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes leases for this node and keeps them renewed by one loop, one statement for all of them.
///
/// Safe in any thread. When the database is away, nothing is renewed and every lease is lost after
/// [LeaseTimes#lasts] less the margin, here first and in the database after that.
public final class Leases implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Leases.class);

  private static final String TAKE =
      """
      insert into lease (tenant_id, kind, subject_id, node_id, epoch, until)
      values (?, ?, ?, ?, 1, clock_timestamp() + ? * interval '1 millisecond')
      on conflict (tenant_id, kind, subject_id) do update
        set node_id = excluded.node_id, epoch = lease.epoch + 1, until = excluded.until
        where lease.until <= clock_timestamp()
      returning epoch
      """;

  private static final String RENEW =
      """
      update lease set until = clock_timestamp() + ? * interval '1 millisecond'
      from unnest(?::bigint[], ?::text[], ?::bigint[], ?::bigint[])
        as mine (tenant_id, kind, subject_id, epoch)
      where lease.tenant_id = mine.tenant_id and lease.kind = mine.kind
        and lease.subject_id = mine.subject_id and lease.epoch = mine.epoch
        and lease.until > clock_timestamp()
      returning lease.tenant_id, lease.kind, lease.subject_id, lease.epoch
      """;

  private static final String RELEASE =
      """
      update lease set until = clock_timestamp()
      where tenant_id = ? and kind = ? and subject_id = ? and epoch = ?
      """;

  private final Db db;
  private final long nodeId;
  private final LeaseTimes times;
  private final LongSupplier nanos;
  private final Set<Lease> held = ConcurrentHashMap.newKeySet();
  private final Periodic loop;

  Leases(Db db, Node node, LeaseTimes times, LongSupplier nanos) {
    this.db = db;
    this.nodeId = node.id();
    this.times = times;
    this.nanos = nanos;
    this.loop = Periodic.start("renewing leases", times.renewEvery(), this::renew);
  }

  public static Leases open(Db db, Node node) {
    return new Leases(db, node, LeaseTimes.USUAL, System::nanoTime);
  }

  /// Takes the lease of a thing when nobody has it. Empty when somebody does, this node included.
  ///
  /// @param kind what sort of thing, such as `trunk`
  /// @throws dev.zvonar.db.DbUnavailable when it cannot be asked for
  public Optional<Lease> take(TenantId tenant, String kind, long subject) {
    long asked = nanos.getAsLong();
    Optional<Long> epoch =
        db.one(Long.class, TAKE, tenant, kind, subject, nodeId, times.lasts().toMillis());
    return epoch.map(granted -> {
      var grant = new Lease.Grant(granted, times.trustedUntil(asked), nanos);
      var lease = new Lease(tenant, kind, subject, grant);
      held.add(lease);
      log.info("took the lease of {}", lease);
      return lease;
    });
  }

  /// Gives a lease back, so that another node may take it at once. Call it when the work has ended.
  public void release(Lease lease) {
    lease.lose();
    held.remove(lease);
    db.update(RELEASE, lease.tenant(), lease.kind(), lease.subject(), lease.epoch());
  }

  /// One turn of the loop.
  void renew() {
    List<Lease> mine = stillHeld();
    if (mine.isEmpty()) {
      return;
    }
    long asked = nanos.getAsLong();
    Set<Renewed> renewed = new HashSet<>(renewInDatabase(mine));
    for (Lease lease : mine) {
      if (renewed.contains(Renewed.of(lease))) {
        lease.renewed(times.trustedUntil(asked));
      } else {
        drop(lease);
      }
    }
  }

  /// Stops renewing and gives back what is held; what cannot be given back runs out by itself.
  @Override
  public void close() {
    loop.close();
    for (Lease lease : List.copyOf(held)) {
      try {
        release(lease);
      } catch (DbUnavailable e) {
        log.warn("the lease of {} runs out by itself: {}", lease, e.getMessage());
      }
    }
  }

  private List<Lease> stillHeld() {
    List<Lease> mine = new ArrayList<>();
    for (Lease lease : held) {
      if (lease.isHeld()) {
        mine.add(lease);
      } else {
        drop(lease);
      }
    }
    return mine;
  }

  private void drop(Lease lease) {
    lease.lose();
    if (held.remove(lease)) {
      log.warn("lost the lease of {}", lease);
    }
  }

  private List<Renewed> renewInDatabase(List<Lease> mine) {
    return db.query(
        Renewed.class,
        RENEW,
        times.lasts().toMillis(),
        mine.stream().map(lease -> lease.tenant().value()).toList(),
        mine.stream().map(Lease::kind).toList(),
        mine.stream().map(Lease::subject).toList(),
        mine.stream().map(Lease::epoch).toList());
  }

  /// What tells one lease from another.
  record Renewed(TenantId tenantId, String kind, long subjectId, long epoch) {
    static Renewed of(Lease lease) {
      return new Renewed(lease.tenant(), lease.kind(), lease.subject(), lease.epoch());
    }
  }
}
