package dev.zvonar.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.cluster.Node;
import dev.zvonar.db.Db;
import dev.zvonar.db.TestDb;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.wire.sip.InboundCalls;
import dev.zvonar.wire.sip.UserAgent;
import dev.zvonar.wire.sip.UserAgentSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrunkWatchTest {
  private static final Duration QUICK = Duration.ofMillis(100);
  private static final WatchTimes TIMES =
      new WatchTimes(QUICK, QUICK, Duration.ofMillis(300), QUICK);
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;
  private Db db;
  private Trunks trunks;
  private UserAgent agent;
  private Node node;

  @BeforeEach
  void open() throws IOException {
    db = TestDb.fresh();
    trunks = new Trunks(db, Seal.at(folder.resolve("key")));
    agent = agent();
    node = Node.join(db, "test", List.of("talker"), "1");
  }

  @AfterEach
  void close() {
    node.close();
    agent.close();
    db.close();
  }

  @Test
  void a_trunk_that_answers_is_reachable_and_one_that_dies_is_not() throws Exception {
    UserAgent carrier = agent();
    Trunk trunk = trunk(carrier.localAddress().getPort());
    try (TrunkWatch watch = TrunkWatch.start(db, trunks, agent, node.id(), TIMES)) {
      awaitState(trunk, "reachable");
      assertThat(watch.isDown(trunk.id())).isFalse();
      carrier.close();
      awaitState(trunk, "unreachable");
      assertThat(watch.isDown(trunk.id())).isTrue();
    }
  }

  @Test
  void a_trunk_made_later_is_watched_and_a_deleted_one_forgotten() throws Exception {
    try (UserAgent carrier = agent();
        TrunkWatch watch = TrunkWatch.start(db, trunks, agent, node.id(), TIMES)) {
      Trunk trunk = trunk(carrier.localAddress().getPort());
      awaitState(trunk, "reachable");
      trunks.delete(TenantId.DEFAULT, trunk.id());
      assertThat(watch.isDown(trunk.id())).isFalse();
    }
  }

  private static UserAgent agent() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return UserAgent.open(UserAgentSettings.on(address), InboundCalls.refuseAll(480));
  }

  private Trunk trunk(int port) {
    return trunks.create(
        TenantId.DEFAULT,
        new TrunkDraft(
            "carrier",
            "127.0.0.1",
            port,
            null,
            null,
            null,
            List.of("+74950000001"),
            10,
            BigDecimal.ONE,
            null,
            null,
            null,
            null));
  }

  private void awaitState(Trunk trunk, String state) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
    var pause = new CountDownLatch(1);
    String last = "none";
    while (System.nanoTime() - deadlineNanos < 0) {
      last =
          db.one(String.class, "select state from trunk_health where trunk_id = ?", trunk.id())
              .orElse("none");
      if (last.equals(state)) {
        return;
      }
      assertThat(pause.await(20, TimeUnit.MILLISECONDS)).isFalse();
    }
    throw new AssertionError("the trunk is " + last + ", not " + state);
  }
}
