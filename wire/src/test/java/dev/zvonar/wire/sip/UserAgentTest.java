package dev.zvonar.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.sip.LegEnd.Ending;
import dev.zvonar.wire.sip.LegEnd.Side;
import dev.zvonar.wire.sip.message.Header;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Two agents over real sockets of the loopback.
class UserAgentTest {
  private final LegLog caller = new LegLog();
  private final LegLog callee = new LegLog();

  @Test
  void a_call_is_answered_and_ended_by_the_caller() throws IOException {
    try (var far = Agents.open(_ -> new InboundDecision.Accept(Agents.ANSWER, callee));
        var near = Agents.open(InboundCalls.refuseAll(480))) {
      OutboundLeg leg = near.call(Agents.to(far.localAddress()), caller);
      assertThat(caller.awaitAnswered().sdp()).isEqualTo(Agents.ANSWER);
      callee.awaitAnswered();
      leg.hangup();
      assertThat(caller.awaitEnd())
          .extracting(LegEnd::by, LegEnd::ending, LegEnd::status)
          .containsExactly(Side.US, Ending.COMPLETED, 200);
      assertThat(callee.awaitEnd())
          .extracting(LegEnd::by, LegEnd::ending)
          .containsExactly(Side.THEM, Ending.COMPLETED);
      assertThat(near.counters().legsLive()).isZero();
      assertThat(near.counters().legsTotal()).isOne();
      assertThat(near.counters().malformed()).isZero();
    }
    assertThat(caller.kinds()).containsExactly("Sent", "Answered", "Ended");
  }

  @Test
  void the_callee_hears_who_calls_whom_and_the_offer() throws Exception {
    var heard = new CompletableFuture<InboundInvite>();
    try (var far =
            Agents.open(invite -> {
              heard.complete(invite);
              return new InboundDecision.Reject(486, "", List.of());
            });
        var near = Agents.open(InboundCalls.refuseAll(480))) {
      near.call(Agents.to(far.localAddress()), caller);
      InboundInvite invite = heard.get(5, TimeUnit.SECONDS);
      assertThat(invite.calledUser()).isEqualTo("79080005926");
      assertThat(invite.callerUser()).isEqualTo("78430000000");
      assertThat(invite.callerName()).isEqualTo("Zvonar");
      assertThat(invite.offer()).isEqualTo(Agents.OFFER);
      assertThat(invite.source()).isEqualTo(near.localAddress());
      assertThat(caller.awaitEnd())
          .extracting(LegEnd::by, LegEnd::ending, LegEnd::status)
          .containsExactly(Side.THEM, Ending.REFUSED, 486);
    }
  }

  @Test
  void ringing_early_media_and_the_callees_hangup_are_heard_in_order() throws Exception {
    var waiting = new CompletableFuture<InboundLeg>();
    try (var far =
            Agents.open(invite -> {
              waiting.complete(invite.leg());
              return new InboundDecision.Wait(true, callee);
            });
        var near = Agents.open(InboundCalls.refuseAll(480))) {
      near.call(Agents.to(far.localAddress()), caller);
      InboundLeg leg = waiting.get(5, TimeUnit.SECONDS);
      leg.ring(180, "", new byte[0]);
      leg.ring(183, "Progress", Agents.ANSWER);
      leg.answer(Agents.ANSWER);
      callee.awaitAnswered();
      leg.hangup();
      assertThat(caller.awaitEnd())
          .extracting(LegEnd::by, LegEnd::ending)
          .containsExactly(Side.THEM, Ending.COMPLETED);
      assertThat(callee.awaitEnd())
          .extracting(LegEnd::by, LegEnd::ending)
          .containsExactly(Side.US, Ending.COMPLETED);
    }
    assertThat(caller.kinds())
        .containsExactly("Sent", "Trying", "Ringing", "EarlyMedia", "Answered", "Ended");
  }

  @Test
  void a_hangup_before_the_answer_cancels_on_both_sides() throws IOException {
    try (var far = Agents.open(_ -> new InboundDecision.Wait(true, callee));
        var near = Agents.open(InboundCalls.refuseAll(480))) {
      OutboundLeg leg = near.call(Agents.to(far.localAddress()), caller);
      leg.hangup();
      leg.hangup();
      assertThat(caller.awaitEnd())
          .extracting(LegEnd::by, LegEnd::ending, LegEnd::status)
          .containsExactly(Side.US, Ending.CANCELLED, 487);
      assertThat(callee.awaitEnd())
          .extracting(LegEnd::by, LegEnd::ending)
          .containsExactly(Side.THEM, Ending.CANCELLED);
    }
  }

  @Test
  void nobody_answering_in_time_is_cancelled_by_us() throws IOException {
    try (var far = Agents.open(_ -> new InboundDecision.Wait(true, callee));
        var near = Agents.open(InboundCalls.refuseAll(480))) {
      near.call(Agents.to(far.localAddress(), null, Duration.ofMillis(60)), caller);
      assertThat(caller.awaitEnd())
          .extracting(LegEnd::by, LegEnd::ending)
          .containsExactly(Side.US, Ending.CANCELLED);
    }
  }

  @Test
  void a_redirection_is_a_refusal_with_its_facts_kept() throws IOException {
    var facts =
        List.of(
            new Header("Contact", "<sip:premium@192.0.2.1>"),
            new Header("Retry-After", "18;duration=5 (busy)"),
            new Header("Reason", "Q.850;cause=21"));
    try (var far = Agents.open(_ -> new InboundDecision.Reject(302, "Elsewhere", facts));
        var near = Agents.open(InboundCalls.refuseAll(480))) {
      near.call(Agents.to(far.localAddress()), caller);
      LegEnd end = caller.awaitEnd();
      assertThat(end.status()).isEqualTo(302);
      assertThat(end.reason()).isEqualTo("Elsewhere");
      assertThat(end.ending()).isEqualTo(Ending.REFUSED);
      assertThat(end.retryAfter()).isEqualTo(Duration.ofSeconds(18));
      assertThat(end.reasonHeaders()).containsExactly("Q.850;cause=21");
    }
  }

  @Test
  void silence_ends_after_64_t1_with_408_of_our_own() throws IOException {
    try (var silent = new DatagramSocket(Agents.loopback());
        var near = Agents.open(InboundCalls.refuseAll(480))) {
      near.call(Agents.to((InetSocketAddress) silent.getLocalSocketAddress()), caller);
      assertThat(caller.awaitEnd())
          .extracting(LegEnd::by, LegEnd::ending, LegEnd::status)
          .containsExactly(Side.NOBODY, Ending.TIMED_OUT, 408);
      // INVITE at 0, 1, 3, 7, 15, 31, 63 T1; with so short a T1 the last may come after timer B.
      assertThat(near.counters().retransmissions()).isBetween(5L, 6L);
    }
  }

  @Test
  void a_packet_that_the_socket_refuses_is_a_transport_failure() throws IOException {
    try (var near = Agents.open(InboundCalls.refuseAll(480))) {
      // A socket bound to the loopback may not send to another network; nothing leaves the machine.
      near.call(Agents.to(new InetSocketAddress("192.0.2.1", 5_060)), caller);
      assertThat(caller.awaitEnd())
          .extracting(LegEnd::by, LegEnd::ending, LegEnd::status)
          .containsExactly(Side.US, Ending.TRANSPORT_FAILED, 503);
    }
  }

  @Test
  void a_leg_too_many_ends_at_once() throws IOException {
    var second = new LegLog();
    try (var far = Agents.open(_ -> new InboundDecision.Wait(true, callee));
        var near = UserAgent.open(Agents.settings().withLegsMax(1), InboundCalls.refuseAll(480))) {
      near.call(Agents.to(far.localAddress()), caller);
      near.call(Agents.to(far.localAddress()), second);
      assertThat(second.awaitEnd())
          .extracting(LegEnd::ending, LegEnd::status)
          .containsExactly(Ending.TRANSPORT_FAILED, 503);
      assertThat(second.kinds()).containsExactly("Ended");
    }
    assertThat(caller.awaitEnd().ending()).isEqualTo(Ending.CANCELLED);
  }

  @Test
  void options_tells_the_living_from_the_silent() throws Exception {
    var living = new CompletableFuture<OptionsResult>();
    var dead = new CompletableFuture<OptionsResult>();
    try (var silent = new DatagramSocket(Agents.loopback());
        var far = Agents.open(InboundCalls.refuseAll(480));
        var near = Agents.open(InboundCalls.refuseAll(480))) {
      near.options(Agents.at(far), living::complete);
      near.options(
          SipTarget.at((InetSocketAddress) silent.getLocalSocketAddress()), dead::complete);
      assertThat(living.get(5, TimeUnit.SECONDS).reachable()).isTrue();
      assertThat(living.get().status()).isEqualTo(200);
      assertThat(dead.get(10, TimeUnit.SECONDS).reachable()).isFalse();
      assertThat(dead.get().status()).isEqualTo(408);
    }
  }

  @Test
  void closing_ends_the_calls_that_are_up() throws IOException {
    try (var far = Agents.open(_ -> new InboundDecision.Accept(Agents.ANSWER, callee))) {
      try (var near = Agents.open(InboundCalls.refuseAll(480))) {
        near.call(Agents.to(far.localAddress()), caller);
        caller.awaitAnswered();
        callee.awaitAnswered();
      }
      assertThat(caller.awaitEnd().ending()).isEqualTo(Ending.COMPLETED);
      assertThat(callee.awaitEnd().by()).isEqualTo(Side.THEM);
    }
  }

  @Test
  void a_listener_that_throws_harms_nobody_else() throws IOException {
    var second = new LegLog();
    try (var far = Agents.open(_ -> new InboundDecision.Accept(Agents.ANSWER, callee));
        var near = Agents.open(InboundCalls.refuseAll(480))) {
      near.call(
          Agents.to(far.localAddress()),
          _ -> {
            throw new IllegalStateException("a listener of the test fails on purpose");
          });
      near.call(Agents.to(far.localAddress()), second);
      second.awaitAnswered();
      assertThat(near.counters().listenerFailures()).isPositive();
    }
  }
}
