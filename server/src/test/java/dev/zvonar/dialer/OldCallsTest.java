package dev.zvonar.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.db.Db;
import dev.zvonar.db.TestDb;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OldCallsTest {
  private final Db db = TestDb.fresh();

  @BeforeEach
  void seed() {
    db.update(
        """
        insert into trunk (tenant_id, name, host, caller_ids, lines_max, cps_max)
        values (1, 'main', '127.0.0.1', '{+74950000001}', 10, 5)
        """);
    db.update(
        "insert into callee_list (tenant_id, name, state, source_name)"
            + " values (1, 'people', 'ready', 'p.csv')");
    db.update(
        "insert into message (tenant_id, name, language, content)"
            + " values (1, 'hello', 'ru', '{}')");
    campaign("long ago", "done", 40);
    campaign("lately", "done", 5);
    campaign("running", "running", 40);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void calls_of_campaigns_that_ended_long_ago_are_forgotten_and_no_others() {
    for (long campaign = 1; campaign <= 3; campaign++) {
      calls(campaign, 3);
    }
    db.update(
        "insert into target (tenant_id, campaign_id, line_no, phone, state, verdict)"
            + " values (1, 1, 2, 79000000001, 'done', 'heard')");
    assertThat(OldCalls.forget(db, 30, 100, 10)).isEqualTo(3);
    assertThat(db.query(Long.class, "select distinct campaign_id from attempt order by 1"))
        .isEqualTo(List.of(2L, 3L));
    assertThat(db.query(String.class, "select verdict from target")).containsExactly("heard");
    assertThat(OldCalls.forget(db, 30, 100, 10)).isZero();
  }

  @Test
  void a_turn_is_bounded_and_the_next_goes_on() {
    calls(1, 25);
    assertThat(OldCalls.forget(db, 30, 10, 2)).isEqualTo(20);
    assertThat(OldCalls.forget(db, 30, 10, 2)).isEqualTo(5);
  }

  @Test
  void test_calls_are_forgotten_with_their_orders_and_one_in_the_air_is_not() {
    db.update(
        """
        insert into attempt (tenant_id, reference, phone, trunk_id, caller_id, node_id, epoch, state,
          line_until, ended_at)
        select 1, 'test-' || g, 79085550000 + g, 1, '+74950000001', 1, 1,
          case g when 3 then 'answered' else 'ended' end, now(),
          now() - case g when 2 then 1 else 31 end * interval '1 day'
        from generate_series(1, 3) g
        """);
    db.update(
        """
        insert into call_order (tenant_id, trunk_id, message_id, phone, state, attempt_id)
        select 1, 1, 1, phone, 'placed', id from attempt
        """);
    assertThat(OldCalls.forget(db, 30, 100, 10)).isOne();
    assertThat(db.query(String.class, "select reference from attempt order by 1"))
        .containsExactly("test-2", "test-3");
    assertThat(db.query(Long.class, "select attempt_id from call_order order by 1")).hasSize(2);
  }

  private void campaign(String name, String state, int daysAgo) {
    db.update(
        """
        insert into campaign (tenant_id, name, state, list_id, message_id, trunk_id, settings,
          finished_at)
        values (1, ?, ?, 1, 1, 1, '{}',
          case when ? = 'done' then now() - ? * interval '1 day' end)
        """,
        name,
        state,
        state,
        daysAgo);
  }

  private void calls(long campaign, int count) {
    db.update(
        """
        insert into attempt (tenant_id, reference, campaign_id, phone, trunk_id, caller_id, node_id,
          epoch, state, line_until, ended_at)
        select 1, ? || '-' || g, ?, 79000000000 + g, 1, '+74950000001', 1, 1, 'ended', now(),
          now() - interval '40 days'
        from generate_series(1, ?) g
        """,
        "call " + campaign,
        campaign,
        count);
  }
}
