package dev.zvonar.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.SipRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The route set of RFC 3261 §12.1 and its use in §12.2.1.1, after the examples of §16.12.1.
class DialogRouteTest {
  @Test
  void a_loose_route_set_of_the_answer_is_turned_round_and_the_target_stays_the_uri()
      throws Exception {
    try (var far = new FarEnd();
        var near = Agents.open(InboundCalls.refuseAll(480))) {
      String us = "127.0.0.1:" + far.address().getPort();
      SipRequest ack = answered(near, far, "<sip:p2.test;lr>", "<sip:" + us + ";lr>");
      assertThat(ack.uri().toString()).isEqualTo("sip:far@" + us);
      assertThat(ack.headers().list(HeaderName.ROUTE))
          .containsExactly("<sip:" + us + ";lr>", "<sip:p2.test;lr>");
      SipRequest bye = far.await("BYE");
      assertThat(bye.headers().list(HeaderName.ROUTE))
          .containsExactly("<sip:" + us + ";lr>", "<sip:p2.test;lr>");
      far.say(bye, 200, "far");
    }
  }

  @Test
  void a_strict_router_gets_the_request_itself_and_the_target_goes_last() throws Exception {
    try (var far = new FarEnd();
        var near = Agents.open(InboundCalls.refuseAll(480))) {
      String us = "127.0.0.1:" + far.address().getPort();
      SipRequest ack = answered(near, far, "<sip:p2.test;lr>", "<sip:" + us + ">");
      assertThat(ack.uri().toString()).isEqualTo("sip:" + us);
      assertThat(ack.headers().list(HeaderName.ROUTE))
          .containsExactly("<sip:p2.test;lr>", "<sip:far@" + us + ">");
      far.say(far.await("BYE"), 200, "far");
    }
  }

  @Test
  void an_outbound_proxy_is_named_by_a_route_and_gets_the_packets() throws Exception {
    try (var far = new FarEnd();
        var near = Agents.open(InboundCalls.refuseAll(480))) {
      SipTarget proxy = SipTarget.at(far.address());
      SipTarget target = SipTarget.named(null, "carrier.test", SipTarget.NO_PORT).through(proxy);
      near.call(Agents.to(target, List.of()), new LegLog());
      SipRequest invite = far.await("INVITE");
      assertThat(invite.uri().toString()).isEqualTo("sip:79080005926@carrier.test");
      assertThat(invite.headers().list(HeaderName.ROUTE))
          .containsExactly("<sip:127.0.0.1:" + far.address().getPort() + ";lr>");
      far.say(invite, 486, "far");
      // §17.1.1.3: the ACK of a refusal carries the Route of the INVITE.
      assertThat(far.await("ACK").headers().list(HeaderName.ROUTE)).hasSize(1);
      near.register(
          new RegistrationRequest(
              target, "u", "", null, Duration.ofMinutes(1), Duration.ofMinutes(1)),
          _ -> {});
      SipRequest register = far.await("REGISTER");
      assertThat(register.uri().toString()).isEqualTo("sip:carrier.test");
      assertThat(register.headers().list(HeaderName.ROUTE)).hasSize(1);
    }
  }

  /// Calls, has it answered with these Record-Routes, and hangs up; gives the ACK.
  private static SipRequest answered(UserAgent near, FarEnd far, String... recorded)
      throws Exception {
    var caller = new LegLog();
    OutboundLeg leg = near.call(Agents.to(far.address()), caller);
    SipRequest invite = far.await("INVITE");
    var routes = new Header(HeaderName.RECORD_ROUTE, String.join(", ", recorded));
    far.say(invite, 200, "far", Agents.ANSWER, routes);
    caller.awaitAnswered();
    leg.hangup();
    return far.await("ACK");
  }
}
