package dev.zvonar.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.sip.LegEnd.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// Calls through a network that loses packets: every call still comes to its right end.
class LossTest {
  private static final int CALLS = 60;

  /// Calls placed at once: a stalled machine must not make the relay's socket overflow, which would
  /// lose the same call's packets each time and not by chance.
  private static final int GROUP = 10;

  @Test
  void a_fifth_of_the_packets_lost_harms_no_call() throws Exception {
    var callees = new CopyOnWriteArrayList<LegLog>();
    try (var far =
            Agents.open(_ -> {
              var callee = new LegLog();
              callees.add(callee);
              return new InboundDecision.Accept(Agents.ANSWER, callee);
            });
        var relay = new LossyRelay(far.localAddress(), 0.1, 7);
        var near = Agents.open(InboundCalls.refuseAll(480))) {
      List<LegLog> callers = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        var caller = new LegLog();
        callers.add(caller);
        near.call(Agents.to(relay.address()), caller);
        if (callers.size() % GROUP == 0) {
          assertThat(callers).allSatisfy(LegLog::awaitAnswered);
        }
      }
      assertThat(callees).hasSize(CALLS).allSatisfy(LegLog::awaitAnswered);
      assertThat(near.counters().retransmissions()).isPositive();
      assertThat(far.counters().legsLive()).isEqualTo(CALLS);
    }
    assertThat(callees)
        .allSatisfy(callee -> assertThat(callee.awaitEnd().ending()).isEqualTo(Ending.COMPLETED));
  }

  @Test
  void refusals_come_through_losses_once_each() throws Exception {
    try (var far = Agents.open(InboundCalls.refuseAll(486));
        var relay = new LossyRelay(far.localAddress(), 0.1, 11);
        var near = Agents.open(InboundCalls.refuseAll(480))) {
      List<LegLog> callers = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        var caller = new LegLog();
        callers.add(caller);
        near.call(Agents.to(relay.address()), caller);
        if (callers.size() % GROUP == 0) {
          assertThat(callers).allSatisfy(one -> assertThat(one.awaitEnd().status()).isEqualTo(486));
        }
      }
      assertThat(callers).hasSize(CALLS);
    }
  }
}
