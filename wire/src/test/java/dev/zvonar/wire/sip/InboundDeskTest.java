package dev.zvonar.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.sip.LegEnd.Ending;
import dev.zvonar.wire.sip.LegEnd.Side;
import dev.zvonar.wire.sip.message.SipResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What we say to requests that come in, in order and out of order.
class InboundDeskTest {
  private final LegLog log = new LegLog();
  private FarEnd far;
  private UserAgent near;
  private InboundDecision decision = new InboundDecision.Wait(false, log);

  @BeforeEach
  void setup() throws Exception {
    far = new FarEnd();
    near = Agents.open(_ -> decision);
  }

  @AfterEach
  void close() {
    near.close();
    far.close();
  }

  @Test
  void a_200_without_an_ack_is_repeated_then_ended_by_bye() throws Exception {
    decision = new InboundDecision.Accept(Agents.ANSWER, log);
    ask("INVITE", "1", "");
    assertThat(far.awaitFinal("INVITE").body()).isEqualTo(Agents.ANSWER);
    assertThat(far.awaitFinal("INVITE").status()).isEqualTo(200);
    far.say(far.await("BYE"), 200, "");
    assertThat(log.awaitEnd())
        .extracting(LegEnd::by, LegEnd::ending)
        .containsExactly(Side.NOBODY, Ending.TIMED_OUT);
  }

  @Test
  void a_refusal_is_repeated_until_its_ack() throws Exception {
    decision = new InboundDecision.Reject(603, "", List.of());
    ask("INVITE", "1", "");
    SipResponse refusal = far.awaitFinal("INVITE");
    assertThat(refusal.status()).isEqualTo(603);
    assertThat(refusal.reason()).isEqualTo("Decline");
    assertThat(far.awaitFinal("INVITE").status()).isEqualTo(603);
    ask("ACK", "1", "");
    ask("OPTIONS", "o", "");
    assertThat(far.awaitFinal("OPTIONS").headers().require("Allow")).contains("BYE");
  }

  @Test
  void a_cancel_is_answered_and_the_invite_ends_with_487() throws Exception {
    ask("INVITE", "1", "");
    ask("CANCEL", "1", "");
    assertThat(far.awaitFinal("CANCEL").status()).isEqualTo(200);
    assertThat(far.awaitFinal("INVITE").status()).isEqualTo(487);
    assertThat(log.awaitEnd().ending()).isEqualTo(Ending.CANCELLED);
    ask("CANCEL", "nobody", "");
    assertThat(far.awaitFinal("CANCEL").status()).isEqualTo(481);
  }

  @Test
  void an_ignored_call_gets_no_word_and_leaves_nothing_behind() throws Exception {
    decision = new InboundDecision.Ignore();
    ask("INVITE", "1", "");
    ask("OPTIONS", "o", "");
    assertThat(far.awaitFinal("OPTIONS").status()).isEqualTo(200);
    assertThat(near.counters().legsTotal()).isZero();
  }

  @Test
  void what_we_do_not_do_is_refused_by_name() throws Exception {
    ask("INVITE", "r", "Require: timer, privacy, 100rel\r\n");
    SipResponse refusal = far.awaitFinal("INVITE");
    assertThat(refusal.status()).isEqualTo(420);
    assertThat(refusal.headers().require("Unsupported")).isEqualTo("privacy");
    ask("REGISTER", "g", "");
    assertThat(far.awaitFinal("REGISTER").headers().require("Allow")).contains("INVITE");
    ask("BYE", "b", "");
    assertThat(far.awaitFinal("BYE").status()).isEqualTo(481);
  }

  @Test
  void an_answer_goes_back_the_way_the_request_came() throws Exception {
    ask("OPTIONS", "o", "");
    assertThat(far.awaitFinal("OPTIONS").headers().require("Via"))
        .contains(";received=127.0.0.1")
        .contains(";rport=" + far.address().getPort());
  }

  @Test
  void a_decision_that_throws_is_a_500() throws Exception {
    try (var broken =
        Agents.open(_ -> {
          throw new IllegalStateException("the room above fails on purpose");
        })) {
      send(broken, "INVITE", "1", "");
      assertThat(far.awaitFinal("INVITE").status()).isEqualTo(500);
    }
  }

  private void ask(String method, String branch, String more) throws Exception {
    send(near, method, branch, more);
  }

  private void send(UserAgent to, String method, String branch, String more) throws Exception {
    String text =
        method
            + " sip:8800@127.0.0.1 SIP/2.0\r\n"
            + "Via: SIP/2.0/UDP 10.0.0.1:5999;rport;branch=z9hG4bK"
            + branch
            + "\r\nFrom: \"Far\" <sip:far@10.0.0.1>;tag=f\r\nTo: <sip:8800@127.0.0.1>\r\n"
            + "Call-ID: desk\r\nCSeq: 1 "
            + method
            + "\r\nContact: <sip:far@127.0.0.1:"
            + far.address().getPort()
            + ">\r\n"
            + more
            + "\r\n";
    far.sendTo(to.localAddress(), text.getBytes(StandardCharsets.UTF_8));
  }
}
