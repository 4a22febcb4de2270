package dev.zvonar.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.db.Db;
import dev.zvonar.db.TestDb;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeTest {
  private final Db db = TestDb.fresh();

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void a_node_not_seen_for_a_day_is_forgotten_with_what_it_saw_but_not_with_what_it_did() {
    Node left = Node.join(db, "old", List.of("talker"), "0");
    left.close();
    long old = left.id();
    try (Node fresh = Node.join(db, "fresh", List.of("talker"), "0")) {
      rowsOf(old);
      rowsOf(fresh.id());
      Node.forgetOld(db);
      assertThat(nodes()).containsExactly(old, fresh.id());
      db.update("update node set seen_at = now() - interval '25 hours' where id = ?", old);
      Node.forgetOld(db);
      assertThat(nodes()).containsExactly(fresh.id());
      assertThat(db.query(Long.class, "select node_id from trunk_health"))
          .containsExactly(fresh.id());
      assertThat(db.query(Long.class, "select node_id from attempt order by id"))
          .containsExactly(old, fresh.id());
    }
  }

  private List<Long> nodes() {
    return db.query(Long.class, "select id from node order by id");
  }

  private void rowsOf(long node) {
    db.update(
        """
        insert into trunk (tenant_id, name, host, caller_ids, lines_max, cps_max)
        values (1, ?, '127.0.0.1', '{+74950000001}', 10, 5)
        """,
        "trunk " + node);
    db.update(
        """
        insert into trunk_health (tenant_id, trunk_id, node_id, state)
        select 1, id, ?, 'reachable' from trunk where name = ?
        """,
        node,
        "trunk " + node);
    db.update(
        """
        insert into attempt (tenant_id, reference, phone, trunk_id, caller_id, node_id, epoch, state,
          line_until)
        select 1, name, 79085550001, id, '+74950000001', ?, 1, 'ended', now() from trunk
        where name = ?
        """,
        node,
        "trunk " + node);
  }
}
