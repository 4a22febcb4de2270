package dev.zvonar.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.audio.Codec;
import dev.zvonar.wire.sdp.Direction;
import dev.zvonar.wire.sdp.Sdp;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two agents of ours that change the session of one call, each from its side.
class SessionBothWaysTest {
  private final LegLog callerLog = new LegLog();
  private final LegLog calleeLog = new LegLog();
  private final CompletableFuture<InboundLeg> inbound = new CompletableFuture<>();
  private UserAgent caller;
  private UserAgent callee;
  private OutboundLeg outbound;

  @BeforeEach
  void talk() throws Exception {
    caller = Agents.open(InboundCalls.refuseAll(480));
    callee = Agents.open(this::answer);
    outbound =
        caller.call(
            Agents.offering(callee.localAddress(), Talks.OFFER, Duration.ofSeconds(30)), callerLog);
    callerLog.awaitAnswered();
    calleeLog.awaitAnswered();
  }

  private InboundDecision answer(InboundInvite invite) {
    try {
      Sdp offer = Sdp.parse(invite.offer());
      byte[] sdp =
          Sdp.answerTo(offer, "127.0.0.1", 30_000, List.of(Codec.PCMA), 5).orElseThrow().encode();
      inbound.complete(invite.leg());
      return new InboundDecision.Accept(sdp, calleeLog);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void close() {
    caller.close();
    callee.close();
  }

  private static Direction direction(LegLog log) throws Exception {
    return Talks.agreed((LegEvent.SessionChanged) log.awaitSession()).direction();
  }

  @Test
  void either_side_holds_and_resumes() throws Exception {
    outbound.hold();
    assertThat(direction(callerLog)).isEqualTo(Direction.SENDONLY);
    assertThat(direction(calleeLog)).isEqualTo(Direction.RECVONLY);
    outbound.resume();
    assertThat(direction(callerLog)).isEqualTo(Direction.SENDRECV);
    assertThat(direction(calleeLog)).isEqualTo(Direction.SENDRECV);
    InboundLeg leg = inbound.get(10, TimeUnit.SECONDS);
    leg.hold();
    assertThat(direction(calleeLog)).isEqualTo(Direction.SENDONLY);
    assertThat(direction(callerLog)).isEqualTo(Direction.RECVONLY);
    leg.hangup();
    callerLog.awaitEnd();
    calleeLog.awaitEnd();
  }

  @Test
  void the_callee_moves_and_the_caller_follows() throws Exception {
    InboundLeg leg = inbound.get(10, TimeUnit.SECONDS);
    leg.offer(Sdp.offer("127.0.0.2", 31_000, List.of(Codec.PCMA), -1, 5).encode());
    var moved = (LegEvent.SessionChanged) callerLog.awaitSession();
    assertThat(Talks.agreed(moved).rtp().toString()).endsWith("127.0.0.2:31000");
    outbound.hangup();
    callerLog.awaitEnd();
    calleeLog.awaitEnd();
  }
}
