package dev.zvonar.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.db.DbUnavailable;
import dev.zvonar.dialer.FakePhone.Fate;
import dev.zvonar.dialer.FakePhone.Invite;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Text;
import dev.zvonar.kernel.Verdict;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Nodes that die, leases that change hands, a database that goes away.
class RecoveryTest {
  private final Scene scene = new Scene();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void what_a_dead_node_left_in_the_air_is_unknown_and_nobody_else_is_forgotten() {
    long trunk = scene.trunk("t", 100, 50);
    long campaign = running(scene.list("l", 79080000001L, 5), trunk);
    long dead = deadNode(trunk);
    leftInTheAir(campaign, trunk, dead, 1);
    leftInTheAir(campaign, trunk, dead, 2);
    scene.talker();
    scene.until("done", () -> scene.state(campaign).equals("done"));
    assertThat(scene.phone.called())
        .containsExactlyInAnyOrder("+79080000003", "+79080000004", "+79080000005");
    assertThat(scene.count("target where verdict = 'unknown' and state = 'done'")).isEqualTo(2);
    assertThat(
            scene.count(
                "attempt where verdict = 'unknown' and timeline->-1->>'what' = 'recovered'"))
        .isEqualTo(2);
    scene.assertTalliesAreCounts();
  }

  @Test
  void an_unknown_call_keeps_its_line_and_its_phone_until_it_must_be_over() {
    long trunk = scene.trunk("t", 100, 3);
    long campaign = running(scene.list("l", 79080000001L, 2), trunk);
    long dead = deadNode(trunk);
    leftInTheAir(campaign, trunk, dead, 1);
    leftInTheAir(campaign, trunk, dead, 2);
    scene.phone.fates(_ -> Fate.HELD);
    long other = running(scene.list("other", 79080000001L, 5), trunk);
    scene.talker();
    scene.until("one call", () -> scene.phone.invites.size() == 1);
    scene.until(
        "no_lines",
        () -> scene.count("campaign where id = ? and hold_reason = 'no_lines'", other) == 1);
    assertThat(scene.phone.called()).containsExactly("+79080000003");
  }

  @Test
  void two_talkers_want_one_trunk_and_only_one_of_them_dials() {
    long campaign = running(scene.list("l", 79080000001L, 100), scene.trunk("t", 100, 50));
    var second = new FakePhone();
    scene.talker();
    scene.talker(second);
    scene.until("done", () -> scene.state(campaign).equals("done"));
    assertThat(scene.phone.invites.isEmpty() || second.invites.isEmpty()).isTrue();
    assertThat(scene.phone.invites.size() + second.invites.size()).isEqualTo(100);
    assertThat(scene.count("(select distinct node_id, epoch from attempt) x")).isEqualTo(1);
  }

  @Test
  void talkers_share_the_trunks_and_one_alone_serves_them_all() {
    for (int i = 0; i < 4; i++) {
      scene.trunk("t" + i, 10, 10);
    }
    Scene.Talker first = scene.talker();
    scene.until("all four", () -> heldBy(first) == 4);
    Scene.Talker second = scene.talker();
    scene.until("two and two", () -> heldBy(first) == 2 && heldBy(second) == 2);
    second.dialer().close();
    second.node().close();
    scene.until("all four again", () -> heldBy(first) == 4);
  }

  private long heldBy(Scene.Talker talker) {
    return scene.count("lease where until > now() and node_id = ?", talker.node().id());
  }

  @Test
  void a_lease_lost_in_mid_flight_commits_nothing_more_and_starts_nothing_more() {
    running(scene.list("l", 79080000001L, 5_000), scene.trunk("t", 100, 500));
    scene.talker();
    scene.until("calls", () -> scene.phone.invites.size() > 50);
    long other = node();
    Instant lost =
        scene
            .db
            .one(
                Instant.class,
                """
                update lease set epoch = epoch + 1, node_id = ?, until = now() + interval '1 hour'
                returning clock_timestamp()
                """,
                other)
            .orElseThrow();
    long lostNanos = System.nanoTime();
    scene.until("silence", () -> System.nanoTime() - lostNanos > 1_500_000_000L);
    assertThat(scene.count("attempt where placed_at > ?", lost)).isZero();
    assertThat(scene.phone.invites.getLast().atNanos() - lostNanos).isLessThan(500_000_000L);
    assertThat(scene.phone.invites.stream().map(Invite::reference)).doesNotHaveDuplicates();
  }

  @Test
  void a_closed_talker_hands_its_trunk_over_and_everybody_is_called_once() {
    long campaign = running(scene.list("l", 79080000001L, 300), scene.trunk("t", 100, 50));
    var second = new FakePhone();
    Scene.Talker first = scene.talker();
    scene.until("calls", () -> scene.phone.invites.size() > 50);
    first.dialer().close();
    scene.talker(second);
    scene.until("done", () -> scene.state(campaign).equals("done"));
    assertThat(scene.phone.called()).doesNotContainAnyElementsOf(second.called());
    assertThat(scene.phone.invites.size() + second.invites.size()).isEqualTo(300);
    assertThat(scene.count("attempt where verdict = 'unknown'")).isZero();
    scene.assertTalliesAreCounts();
  }

  @Test
  void while_the_database_is_away_calls_go_on_nothing_new_is_dialled_and_outcomes_are_kept() {
    long campaign = running(scene.list("l", 79080000001L, 30), scene.trunk("t", 100, 10));
    scene.phone.fates(_ -> Fate.HELD);
    Scene.Talker talker = scene.talker();
    scene.until("ten calls", () -> scene.phone.invites.size() == 10);
    scene.until("answers stored", () -> scene.count("attempt where state = 'answered'") == 10);
    scene.database(false);
    scene.phone.fates(_ -> Fate.of(Verdict.HEARD));
    scene.phone.endAll();
    scene.until("outcomes wait", () -> talker.dialer().unstored() >= 10);
    assertThat(scene.phone.invites).hasSize(10);
    scene.database(true);
    scene.until("done", () -> quietly(campaign));
    assertThat(scene.count("attempt where verdict = 'heard'")).isEqualTo(30);
    assertThat(scene.phone.called()).doesNotHaveDuplicates().hasSize(30);
    scene.assertTalliesAreCounts();
  }

  @Test
  void an_outcome_that_the_database_refuses_ends_as_unknown_and_the_opt_out_is_kept() {
    scene.db.update(
        """
        create function refuse() returns trigger language plpgsql as
        $$ begin raise exception 'no digits today'; end $$
        """);
    scene.db.update(
        """
        create trigger refuse before update on attempt
        for each row when (new.digits <> '') execute function refuse()
        """);
    scene.phone.fates(called -> Fate.of(called.endsWith("3") ? Verdict.OPTED_OUT : Verdict.HEARD));
    long campaign = running(scene.list("l", 79080000001L, 20), scene.trunk("t", 100, 10));
    scene.talker();
    scene.until("done", () -> scene.state(campaign).equals("done"));
    assertThat(scene.count("attempt where verdict = 'heard'")).isEqualTo(18);
    assertThat(scene.count("attempt where verdict = 'unknown' and state = 'ended'")).isEqualTo(2);
    assertThat(scene.db.query(Long.class, "select phone from opt_out order by 1"))
        .containsExactly(79080000003L, 79080000013L);
    scene.assertTalliesAreCounts();
  }

  @Test
  void a_trunk_that_could_not_be_looked_at_after_its_lease_was_taken_is_dialled_later() {
    long campaign = running(scene.list("l", 79080000001L, 5), scene.trunk("t", 100, 10));
    scene.db.update("alter table trunk_health rename to trunk_health_away");
    Scene.Talker talker = scene.talker();
    scene.until(
        "several tries", () -> scene.count("lease where kind = 'trunk' and epoch > 2") == 1);
    scene.db.update("alter table trunk_health_away rename to trunk_health");
    scene.until("done", () -> scene.state(campaign).equals("done"));
    assertThat(heldBy(talker)).isEqualTo(1);
    assertThat(scene.phone.called()).hasSize(5);
  }

  @Test
  void a_callee_who_cannot_be_spoken_to_is_given_up_though_the_database_was_away_just_then() {
    scene.db.update("create sequence tries");
    scene.db.update(
        """
        create function hiccup() returns trigger language plpgsql as
        $$ begin
          if nextval('tries') < 4 then raise query_canceled; end if;
          return new;
        end $$
        """);
    scene.db.update(
        """
        create trigger hiccup before update on target
        for each row when (new.verdict = 'withdrawn') execute function hiccup()
        """);
    scene.rendering((_, _, _, _) -> {
      throw Rejected.invalid("tag_empty", new Text("пусто", "empty"));
    });
    long campaign = running(scene.list("l", 79080000001L, 3), scene.trunk("t", 100, 10));
    scene.talker();
    scene.until("done", () -> scene.state(campaign).equals("done"));
    assertThat(scene.count("target where verdict = 'withdrawn'")).isEqualTo(3);
  }

  /// The pool's connections were cut: the first questions after it may still fail.
  private boolean quietly(long campaign) {
    try {
      return scene.state(campaign).equals("done");
    } catch (DbUnavailable e) {
      return false;
    }
  }

  private long running(long list, long trunk) {
    long campaign = scene.campaign("c" + list, list, trunk, Scene.anyTime(1000, 500));
    scene.steer(campaign, "running");
    return campaign;
  }

  private long node() {
    return scene.one(
        "insert into node (name, roles, version) values ('other', '{talker}', 'x') returning id");
  }

  /// A node whose lease has run out.
  private long deadNode(long trunk) {
    long node = node();
    scene.db.update(
        """
        insert into lease (tenant_id, kind, subject_id, node_id, epoch, until)
        values (1, 'trunk', ?, ?, 7, now() - interval '1 second')
        """,
        trunk,
        node);
    return node;
  }

  /// The rows as they stand when a node dies between the commit and the end of a call.
  private void leftInTheAir(long campaign, long trunk, long node, int line) {
    scene.db.update(
        """
        insert into attempt (tenant_id, reference, campaign_id, line_no, phone, trunk_id, caller_id,
          node_id, epoch, state, line_until)
        values (1, 'dead-' || ?::int, ?, ?, 79080000000 + ?::int, ?, '+74950000001', ?, 7, 'placed',
          now() + interval '1 minute')
        """,
        line,
        campaign,
        line,
        line,
        trunk,
        node);
    scene.db.update(
        """
        insert into target (tenant_id, campaign_id, line_no, phone, state, attempts, tries)
        values (1, ?, ?, 79080000000 + ?::int, 'dialling', 1, 1)
        """,
        campaign,
        line,
        line);
    scene.db.update(
        """
        insert into campaign_tally values (1, ?, 'dialling', 1), (1, ?, 'attempts', 1)
        on conflict (tenant_id, campaign_id, what) do update set n = campaign_tally.n + 1
        """,
        campaign,
        campaign);
    scene.db.update("update campaign set taken_line = ? where id = ?", line, campaign);
  }
}
