package dev.zvonar.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.db.Json;
import dev.zvonar.dialer.FakePhone.Fate;
import dev.zvonar.dialer.FakePhone.Invite;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Text;
import dev.zvonar.kernel.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A talker over a real database, with a fake phone.
class DialerTest {
  private final Scene scene = new Scene();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void a_campaign_calls_everybody_once_and_ends_by_itself() {
    long campaign = running(scene.list("l", 79080000001L, 40), scene.trunk("t", 200, 50));
    scene.talker();
    scene.until("done", () -> scene.state(campaign).equals("done"));
    assertThat(scene.phone.called()).hasSize(40).doesNotHaveDuplicates();
    assertThat(scene.count("attempt where state = 'ended' and verdict = 'heard'")).isEqualTo(40);
    assertThat(scene.count("campaign where first_invite_at is null")).isZero();
    scene.assertTalliesAreCounts();
  }

  @Test
  void the_first_invite_leaves_within_a_second_though_the_list_has_a_million_rows() {
    long list = scene.list("big", 79080000001L, 1_000_000);
    long trunk = scene.trunk("t", 5, 50);
    long campaign = scene.campaign("c", list, trunk, Scene.anyTime(5, 50));
    scene.talker();
    scene.until("lease", () -> scene.count("lease") == 1);
    long startNanos = System.nanoTime();
    scene.steer(campaign, "running");
    scene.until("invite", () -> !scene.phone.invites.isEmpty());
    long tookMs =
        TimeUnit.NANOSECONDS.toMillis(scene.phone.invites.getFirst().atNanos() - startNanos);
    assertThat(tookMs).isLessThan(1_000);
  }

  @Test
  void busy_callees_are_called_again_until_their_attempts_are_used_up() {
    long campaign = running(scene.list("l", 79080000001L, 3), scene.trunk("t", 50, 50));
    scene.phone.fates(n -> Fate.of(n.endsWith("1") ? Verdict.BUSY : Verdict.HEARD));
    scene.talker();
    scene.until("done", () -> scene.state(campaign).equals("done"));
    assertThat(scene.phone.called())
        .containsExactlyInAnyOrder("+79080000001", "+79080000001", "+79080000002", "+79080000003");
    assertThat(scene.phone.invites.stream().map(Invite::reference)).doesNotHaveDuplicates();
    assertThat(scene.count("target where verdict = 'busy' and attempts = 2")).isEqualTo(1);
    scene.assertTalliesAreCounts();
  }

  @Test
  void faults_do_not_use_up_attempts_and_are_bounded() {
    long campaign = running(scene.list("l", 79080000001L, 1), scene.trunk("t", 50, 50));
    scene.db.update("update target set faults = 8");
    scene.phone.fates(_ -> Fate.of(Verdict.TRUNK_FAULT));
    scene.talker();
    scene.until("first try", () -> scene.count("target where faults = 1") == 1);
    scene.db.update("update target set faults = 8");
    scene.until("done", () -> scene.state(campaign).equals("done"));
    assertThat(scene.count("target where attempts = 0 and faults = 10")).isEqualTo(1);
    scene.assertTalliesAreCounts();
  }

  @Test
  void who_opted_out_is_not_called_and_who_asks_on_the_phone_is_not_called_again() {
    long list = scene.list("l", 79080000001L, 3);
    scene.db.update(
        "insert into opt_out (tenant_id, phone, source) values (1, 79080000002, 'console')");
    scene.phone.fates(_ -> Fate.of(Verdict.OPTED_OUT));
    long campaign = running(list, scene.trunk("t", 50, 50));
    scene.talker();
    scene.until("done", () -> scene.state(campaign).equals("done"));
    assertThat(scene.phone.called()).containsExactlyInAnyOrder("+79080000001", "+79080000003");
    assertThat(scene.count("opt_out where source = 'key' and attempt_id is not null")).isEqualTo(2);
    assertThat(scene.count("target where verdict = 'opted_out'")).isEqualTo(3);
    scene.assertTalliesAreCounts();
  }

  @Test
  void a_number_outside_the_trunks_prefixes_is_never_dialled() {
    long trunk = scene.trunk("t", 50, 50);
    scene.db.update("update trunk set allowed_prefixes = '{+7908}'");
    long list = scene.list("l", 79080000001L, 2);
    scene.db.update("update callee set phone = 88161234567 where line_no = 2");
    long campaign = running(list, trunk);
    scene.talker();
    scene.until("done", () -> scene.state(campaign).equals("done"));
    assertThat(scene.phone.called()).containsExactly("+79080000001");
    assertThat(scene.count("target where verdict = 'not_allowed'")).isEqualTo(1);
  }

  @Test
  void a_callee_whose_values_cannot_be_spoken_is_not_called_and_says_why() {
    scene.rendering((_, _, tags, _) -> {
      throw Rejected.invalid("tag_empty", new Text("пусто", "no " + tags.keySet()));
    });
    long campaign = running(scene.list("l", 79080000001L, 2), scene.trunk("t", 50, 50));
    scene.talker();
    scene.until("done", () -> scene.state(campaign).equals("done"));
    assertThat(scene.phone.invites).isEmpty();
    assertThat(scene.db.query(String.class, "select distinct note from target"))
        .isEqualTo(List.of("tag_empty: no [name]"));
    scene.assertTalliesAreCounts();
  }

  @Test
  void no_invite_leaves_after_a_pause_was_acknowledged_and_resuming_goes_on() {
    long campaign = running(scene.list("l", 79080000001L, 5_000), scene.trunk("t", 100, 500));
    scene.talker();
    scene.until("calls", () -> scene.phone.invites.size() > 50);
    scene.steer(campaign, "paused");
    long pausedNanos = System.nanoTime();
    scene.until("quiet", () -> System.nanoTime() - pausedNanos > 1_500_000_000L);
    long lastNanos = scene.phone.invites.getLast().atNanos();
    assertThat(lastNanos - pausedNanos).isLessThan(500_000_000L);
    int before = scene.phone.invites.size();
    scene.steer(campaign, "running");
    scene.until("more calls", () -> scene.phone.invites.size() > before + 20);
    assertThat(scene.phone.called()).doesNotHaveDuplicates();
  }

  @Test
  void a_campaign_paused_and_resumed_between_two_looks_still_calls_everybody()
      throws InterruptedException {
    long campaign = running(scene.list("l", 79080000001L, 150), scene.trunk("t", 100, 500));
    scene.talker();
    for (int i = 0; i < 12; i++) {
      scene.steer(campaign, "paused");
      TimeUnit.MILLISECONDS.sleep(90);
      scene.steer(campaign, "running");
      TimeUnit.MILLISECONDS.sleep(40);
    }
    scene.until("done", () -> scene.state(campaign).equals("done"));
    assertThat(scene.phone.called()).doesNotHaveDuplicates().hasSize(150);
  }

  @Test
  void a_campaign_whose_end_has_come_is_stopped_and_goes_on_when_its_end_is_moved() {
    long list = scene.list("l", 79080000001L, 300);
    Instant soon = Instant.now().plusSeconds(6);
    long campaign = scene.campaign("c", list, scene.trunk("t", 50, 500), Scene.until(soon));
    scene.steer(campaign, "running");
    scene.talker();
    scene.until("stopped", () -> scene.state(campaign).equals("stopped"));
    assertThat(scene.count("campaign where hold_reason = 'ended'")).isEqualTo(1);
    assertThat(scene.phone.invites).hasSizeBetween(1, 299);
    scene.db.update(
        "update campaign set version = version + 1, settings = ? where id = ?",
        Json.of(Scene.until(soon.plusSeconds(3_600)).filled()),
        campaign);
    scene.steer(campaign, "running");
    scene.until("done", () -> scene.state(campaign).equals("done"));
    assertThat(scene.phone.called()).doesNotHaveDuplicates().hasSize(300);
  }

  @Test
  void no_call_is_committed_that_this_node_could_not_carry() {
    long one = running(scene.list("a", 79080000001L, 20), scene.trunk("t", 100, 50));
    long two = running(scene.list("b", 79081000001L, 20), scene.trunk("u", 100, 50));
    scene.phone.fates(_ -> Fate.HELD);
    scene.smallTalker(5);
    scene.until("five calls", () -> scene.phone.invites.size() == 5);
    scene.until("both say so", () -> scene.count("campaign where hold_reason = 'no_lines'") == 2);
    assertThat(scene.count("attempt")).isEqualTo(5);
    scene.phone.fates(_ -> Fate.of(Verdict.HEARD));
    scene.phone.endAll();
    scene.until(
        "both done", () -> scene.state(one).equals("done") && scene.state(two).equals("done"));
    assertThat(scene.phone.called()).doesNotHaveDuplicates().hasSize(40);
    assertThat(scene.count("target where faults > 0")).isZero();
  }

  @Test
  void a_machine_without_room_gets_no_new_calls_until_it_has_some() {
    scene.room = 0;
    long campaign = running(scene.list("a", 79080000001L, 20), scene.trunk("t", 100, 50));
    scene.talker();
    scene.until("it says so", () -> scene.count("campaign where hold_reason = 'no_lines'") == 1);
    assertThat(scene.phone.invites).isEmpty();
    scene.room = 1_000;
    scene.until("done", () -> scene.state(campaign).equals("done"));
    assertThat(scene.phone.called()).hasSize(20);
  }

  @Test
  void where_it_is_night_nobody_is_called_until_the_window_opens_there() {
    long list = scene.list("l", 79080000001L, 4);
    String night = zoneWhereItIs(3);
    scene.db.update("update callee set zone = ? where line_no in (1, 3)", night);
    scene.db.update("update callee set zone = ? where line_no in (2, 4)", zoneWhereItIs(12));
    long campaign = scene.campaign("c", list, scene.trunk("t", 50, 50), Scene.officeHours());
    scene.steer(campaign, "running");
    scene.talker();
    scene.until("put off", () -> scene.count("target where next_at > now()") == 2);
    scene.until("called", () -> scene.count("target where verdict = 'heard'") == 2);
    assertThat(scene.phone.called()).containsExactlyInAnyOrder("+79080000002", "+79080000004");
    assertThat(scene.state(campaign)).isEqualTo("running");
    assertThat(
            scene.count(
                "target where state = 'waiting'"
                    + " and extract(hour from next_at at time zone ?) = 9",
                night))
        .isEqualTo(2);
  }

  /// A zone of whole hours where the clock stands at this hour now.
  private static String zoneWhereItIs(int hour) {
    int ahead = Math.floorMod(hour - Instant.now().atOffset(ZoneOffset.UTC).getHour(), 24);
    // The signs of these zones are those of POSIX: what lies east is minus.
    return ahead <= 12 ? "Etc/GMT-" + ahead : "Etc/GMT+" + (24 - ahead);
  }

  @Test
  void a_phone_in_two_campaigns_is_never_in_the_air_twice() {
    long trunk = scene.trunk("t", 100, 50);
    scene.phone.fates(_ -> Fate.HELD);
    running(scene.list("one", 79080000001L, 5), trunk);
    running(scene.list("two", 79080000003L, 5), trunk);
    scene.talker();
    scene.until("seven phones", () -> scene.phone.invites.size() == 7);
    scene.until("put off", () -> scene.count("target where next_at > now()") == 3);
    assertThat(scene.phone.called()).doesNotHaveDuplicates();
  }

  @Test
  void neither_the_trunks_nor_the_campaigns_lines_are_exceeded() {
    long trunk = scene.trunk("t", 200, 12);
    scene.phone.fates(_ -> Fate.HELD);
    running(scene.list("one", 79080000001L, 50), trunk, 5);
    running(scene.list("two", 79090000001L, 50), trunk, 50);
    scene.talker();
    scene.until("twelve calls", () -> scene.phone.invites.size() == 12);
    scene.until("no_lines", () -> scene.count("campaign where hold_reason = 'no_lines'") == 2);
    assertThat(scene.phone.invites).hasSize(12);
    assertThat(scene.phone.called().stream().filter(n -> n.startsWith("+7908"))).hasSize(5);
  }

  @Test
  void the_rate_is_even_and_never_above_the_trunks() {
    running(scene.list("l", 79080000001L, 10_000), scene.trunk("t", 40, 500));
    scene.talker();
    scene.until("calls", () -> scene.phone.invites.size() >= 120);
    List<Long> at = scene.phone.invites.stream().map(Invite::atNanos).toList();
    int tail = 0;
    for (int head = 0; head < at.size(); head++) {
      while (at.get(head) - at.get(tail) >= 1_000_000_000L) {
        tail++;
      }
      assertThat(head - tail + 1).isLessThanOrEqualTo(41);
    }
    long tookMs = (at.getLast() - at.getFirst()) / 1_000_000;
    assertThat((at.size() - 1) * 1000.0 / tookMs).isBetween(20.0, 40.5);
  }

  @Test
  void a_test_call_is_placed_beside_campaigns_and_a_refused_one_says_why() {
    long trunk = scene.trunk("t", 5, 5);
    scene.talker();
    order(trunk, 79081112233L);
    scene.until("call", () -> scene.phone.called().contains("+79081112233"));
    scene.until(
        "stored",
        () -> scene.count("attempt where campaign_id is null and verdict = 'heard'") == 1);
    assertThat(scene.count("call_order where state = 'placed' and attempt_id is not null"))
        .isEqualTo(1);
    order(trunk, 4915112345678L);
    scene.until("refused", () -> scene.count("call_order where reason = 'not_allowed'") == 1);
  }

  @Test
  void the_curve_of_calls_is_kept_each_second() {
    scene.phone.fates(_ -> Fate.HELD);
    running(scene.list("l", 79080000001L, 3), scene.trunk("t", 50, 50));
    scene.talker();
    scene.until("sample", () -> scene.count("live_sample where talking = 3") > 0);
    assertThat(scene.one("select sum(started) from live_sample")).isEqualTo(3);
    scene.phone.endAll();
    scene.until("silence", () -> scene.count("live_sample where talking + ringing = 0") > 0);
  }

  private void order(long trunk, long phone) {
    scene.db.update(
        """
        insert into call_order (tenant_id, trunk_id, message_id, phone, tags)
        values (1, ?, 1, ?, '{"name": "Anna"}')
        """,
        trunk,
        phone);
  }

  private long running(long list, long trunk) {
    return running(list, trunk, 500);
  }

  private long running(long list, long trunk, int lines) {
    long campaign = scene.campaign("c" + list, list, trunk, Scene.anyTime(1000, lines));
    scene.steer(campaign, "running");
    return campaign;
  }
}
