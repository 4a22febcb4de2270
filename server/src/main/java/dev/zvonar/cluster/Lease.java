package dev.zvonar.cluster;

import dev.zvonar.kernel.TenantId;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// The right of this node to work on one thing, until it is lost or given back. Lost is final: who
/// wants the thing again takes a new lease, with a new epoch.
///
/// `isHeld` looks at the node's own monotonic clock and gives up half a second before the database
/// would give the thing to another. It spares useless work; what protects the tables is the epoch
/// in every guarded write:
///
/// ```sql
/// exists (select 1 from lease where tenant_id = ? and kind = 'trunk' and subject_id = ?
///         and epoch = ? and until > now() for share)
/// ```
public final class Lease {
  private static final long LOST = Long.MIN_VALUE;

  private final TenantId tenant;
  private final String kind;
  private final long subject;
  private final long epoch;
  private final LongSupplier nanos;
  private final AtomicLong trustedUntilNanos;

  Lease(TenantId tenant, String kind, long subject, Grant grant) {
    this.tenant = tenant;
    this.kind = kind;
    this.subject = subject;
    this.epoch = grant.epoch();
    this.nanos = grant.nanos();
    this.trustedUntilNanos = new AtomicLong(grant.trustedUntilNanos());
  }

  /// What the database and the clock said when the lease was taken.
  record Grant(long epoch, long trustedUntilNanos, LongSupplier nanos) {}

  public TenantId tenant() {
    return tenant;
  }

  public String kind() {
    return kind;
  }

  public long subject() {
    return subject;
  }

  /// Grows with every owner: write it into each guarded statement.
  public long epoch() {
    return epoch;
  }

  /// Whether this node may still work on the thing. Never turns true again.
  public boolean isHeld() {
    long until = trustedUntilNanos.get();
    if (until == LOST) {
      return false;
    }
    if (nanos.getAsLong() - until < 0) {
      return true;
    }
    // A renewal may have come between the two looks; then it counts.
    return !trustedUntilNanos.compareAndSet(until, LOST) && isHeld();
  }

  void renewed(long untilNanos) {
    trustedUntilNanos.updateAndGet(until -> until == LOST ? LOST : untilNanos);
  }

  void lose() {
    trustedUntilNanos.set(LOST);
  }

  @Override
  public String toString() {
    return kind + " " + subject + " epoch " + epoch;
  }
}
