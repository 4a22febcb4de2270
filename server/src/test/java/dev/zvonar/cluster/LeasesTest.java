package dev.zvonar.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.db.Db;
import dev.zvonar.db.TestDb;
import dev.zvonar.kernel.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeasesTest {
  private static final TenantId TENANT = TenantId.DEFAULT;

  /// Renewal only when a test asks for it: the loop's own turn is an hour away.
  private static final LeaseTimes TIMES =
      new LeaseTimes(Duration.ofHours(3), Duration.ofHours(1), Duration.ofMinutes(1));

  private final Db db = TestDb.fresh();
  private final AtomicLong nanos = new AtomicLong();
  private final Node one = Node.join(db, "one", List.of("talker"), "0");
  private final Node two = Node.join(db, "two", List.of("talker"), "0");
  private final Leases ofOne = new Leases(db, one, TIMES, nanos::get);
  private final Leases ofTwo = new Leases(db, two, TIMES, nanos::get);

  @AfterEach
  void close() {
    ofOne.close();
    ofTwo.close();
    one.close();
    two.close();
    db.close();
  }

  private void expireInDatabase() {
    db.update("update lease set until = clock_timestamp() - interval '1 second'");
  }

  @Test
  void only_one_node_has_a_thing() {
    Lease lease = ofOne.take(TENANT, "trunk", 7).orElseThrow();
    assertThat(lease.isHeld()).isTrue();
    assertThat(ofTwo.take(TENANT, "trunk", 7)).isEmpty();
    assertThat(ofOne.take(TENANT, "trunk", 7)).isEmpty();
    assertThat(ofTwo.take(TENANT, "trunk", 8)).isPresent();
  }

  @Test
  void the_epoch_grows_with_every_owner() {
    Lease first = ofOne.take(TENANT, "trunk", 7).orElseThrow();
    expireInDatabase();
    Lease second = ofTwo.take(TENANT, "trunk", 7).orElseThrow();
    assertThat(second.epoch()).isEqualTo(first.epoch() + 1);
    ofTwo.release(second);
    assertThat(ofOne.take(TENANT, "trunk", 7).orElseThrow().epoch()).isEqualTo(first.epoch() + 2);
  }

  @Test
  void a_lease_taken_by_another_is_lost_at_the_next_renewal() {
    Lease first = ofOne.take(TENANT, "trunk", 7).orElseThrow();
    expireInDatabase();
    assertThat(ofTwo.take(TENANT, "trunk", 7)).isPresent();
    ofOne.renew();
    assertThat(first.isHeld()).isFalse();
  }

  @Test
  void an_owner_that_cannot_renew_gives_up_before_the_database_does() {
    Lease lease = ofOne.take(TENANT, "trunk", 7).orElseThrow();
    nanos.addAndGet(TIMES.lasts().minus(TIMES.margin()).toNanos() - 1);
    assertThat(lease.isHeld()).isTrue();
    nanos.incrementAndGet();
    assertThat(lease.isHeld()).isFalse();
    assertThat(ofTwo.take(TENANT, "trunk", 7)).isEmpty();
  }

  @Test
  void a_renewed_lease_is_held_for_its_whole_time_again() {
    Lease lease = ofOne.take(TENANT, "trunk", 7).orElseThrow();
    nanos.addAndGet(Duration.ofHours(2).toNanos());
    ofOne.renew();
    nanos.addAndGet(Duration.ofHours(2).toNanos());
    assertThat(lease.isHeld()).isTrue();
  }

  @Test
  void lost_is_final() {
    Lease lease = ofOne.take(TENANT, "trunk", 7).orElseThrow();
    nanos.addAndGet(TIMES.lasts().toNanos());
    assertThat(lease.isHeld()).isFalse();
    nanos.addAndGet(-TIMES.lasts().toNanos());
    lease.renewed(TIMES.trustedUntil(nanos.get()));
    ofOne.renew();
    assertThat(lease.isHeld()).isFalse();
  }

  @Test
  void a_closing_node_gives_its_things_back_at_once() {
    assertThat(ofOne.take(TENANT, "trunk", 7)).isPresent();
    ofOne.close();
    assertThat(ofTwo.take(TENANT, "trunk", 7)).isPresent();
  }

  @Test
  void nodes_are_seen_by_their_heartbeat() {
    db.update("update node set seen_at = now() - interval '1 minute' where id = ?", one.id());
    one.close();
    List<NodeSeen> seen = NodeSeen.recent(db);
    assertThat(seen).extracting(NodeSeen::name).containsExactly("two", "one");
    assertThat(seen.getFirst().alive()).isTrue();
    assertThat(seen.getFirst().roles()).containsExactly("talker");
  }
}
