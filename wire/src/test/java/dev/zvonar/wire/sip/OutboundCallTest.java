package dev.zvonar.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.sip.LegEnd.Ending;
import dev.zvonar.wire.sip.LegEnd.Side;
import dev.zvonar.wire.sip.message.CSeq;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.message.Via;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Our calls against a far end that follows, bends and breaks the rules, packet by packet.
class OutboundCallTest {
  private static final Credentials CREDENTIALS =
      new Credentials("zvonar", Secret.of("open sesame"), "trunk.test");

  private final LegLog log = new LegLog();
  private FarEnd far;
  private UserAgent near;

  @BeforeEach
  void setup() throws Exception {
    far = new FarEnd();
    near = Agents.open(InboundCalls.refuseAll(480));
  }

  @AfterEach
  void close() {
    far.close();
    near.close();
  }

  private OutboundLeg call(Credentials credentials) {
    return near.call(Agents.to(far.address(), credentials, Duration.ofSeconds(30)), log);
  }

  private OutboundLeg call() {
    return near.call(Agents.to(far.address()), log);
  }

  private SipRequest answered() throws Exception {
    SipRequest invite = far.await("INVITE");
    far.say(invite, 200, "far1", Agents.ANSWER);
    far.await("ACK");
    log.awaitAnswered();
    return invite;
  }

  @Test
  void the_invite_is_as_the_rfc_wants_it() throws Exception {
    call();
    SipRequest invite = far.await("INVITE");
    String text = new String(invite.encode(), StandardCharsets.UTF_8);
    String callId = invite.callId();
    String branch = Via.top(invite.headers()).branch();
    int nearPort = near.localAddress().getPort();
    String farHost = "127.0.0.1:" + far.address().getPort();
    assertThat(text.replaceFirst(";tag=\\w+", ";tag=T"))
        .isEqualTo(
            """
            INVITE sip:79080005926@%2$s SIP/2.0
            Via: SIP/2.0/UDP 127.0.0.1:%1$d;rport;branch=%3$s
            Max-Forwards: 70
            From: "Zvonar" <sip:78430000000@127.0.0.1>;tag=T
            To: <sip:79080005926@%2$s>
            Call-ID: %4$s
            CSeq: 1 INVITE
            Contact: <sip:78430000000@127.0.0.1:%1$d>
            Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, PRACK, REFER, NOTIFY
            Supported: 100rel, timer, replaces
            Session-Expires: 1800
            Min-SE: 90
            User-Agent: Zvonar
            Content-Type: application/sdp
            Content-Length: %5$d

            """
                    .formatted(nearPort, farHost, branch, callId, Agents.OFFER.length)
                    .replace("\n", "\r\n")
                + new String(Agents.OFFER, StandardCharsets.UTF_8));
    assertThat(branch).startsWith(Via.COOKIE);
    far.say(invite, 486, "x");
    SipRequest ack = far.await("ACK");
    assertThat(Via.top(ack.headers()).branch()).isEqualTo(branch);
    assertThat(ack.headers().require("To")).endsWith(";tag=x");
  }

  @Test
  void the_ack_follows_the_route_set_in_reverse_to_the_contact() throws Exception {
    OutboundLeg leg = call();
    SipRequest invite = far.await("INVITE");
    String here = "<sip:127.0.0.1:" + far.address().getPort() + ";lr>";
    far.say(
        invite,
        200,
        "far1",
        Agents.ANSWER,
        new Header("Record-Route", "<sip:far.test;lr>, " + here));
    SipRequest ack = far.await("ACK");
    assertThat(ack.headers().list("Route")).containsExactly(here, "<sip:far.test;lr>");
    assertThat(ack.uri().user()).isEqualTo("far");
    assertThat(CSeq.of(ack.headers()).number()).isEqualTo(1);
    leg.hangup();
    SipRequest bye = far.await("BYE");
    assertThat(CSeq.of(bye.headers())).isEqualTo(new CSeq(2, "BYE"));
    assertThat(bye.headers().list("Route")).hasSize(2);
    far.say(bye, 200, "");
    assertThat(log.awaitEnd().ending()).isEqualTo(Ending.COMPLETED);
  }

  @Test
  void a_lost_ack_is_sent_again_for_every_repeat_of_the_200() throws Exception {
    call();
    SipRequest invite = answered();
    far.say(invite, 200, "far1", Agents.ANSWER);
    far.await("ACK");
    far.say(invite, 200, "far1", Agents.ANSWER);
    far.await("ACK");
    assertThat(log.of(LegEvent.Answered.class)).hasSize(1);
  }

  @Test
  void the_200_of_another_fork_gets_ack_and_bye_and_the_call_goes_on() throws Exception {
    call();
    SipRequest invite = answered();
    far.say(invite, 200, "far2", Agents.ANSWER);
    assertThat(far.await("ACK").headers().require("To")).endsWith("tag=far2");
    SipRequest bye = far.await("BYE");
    assertThat(bye.headers().require("To")).endsWith("tag=far2");
    far.say(bye, 200, "");
    far.ask(invite, "far1", "BYE", 1, new byte[0]);
    assertThat(far.awaitFinal("BYE").status()).isEqualTo(200);
    LegEnd end = log.awaitEnd();
    assertThat(end.by()).isEqualTo(Side.THEM);
    assertThat(end.reasonHeaders()).containsExactly("Q.850;cause=16");
  }

  @Test
  void a_200_that_crosses_our_cancel_is_acknowledged_and_ended() throws Exception {
    OutboundLeg leg = call();
    SipRequest invite = far.await("INVITE");
    far.say(invite, 180, "far1");
    log.awaitRinging();
    leg.hangup();
    SipRequest cancel = far.await("CANCEL");
    assertThat(Via.top(cancel.headers()).branch()).isEqualTo(Via.top(invite.headers()).branch());
    far.say(invite, 200, "far1", Agents.ANSWER);
    far.say(cancel, 200, "far1");
    far.await("ACK");
    far.say(far.await("BYE"), 200, "");
    assertThat(log.awaitEnd())
        .extracting(LegEnd::by, LegEnd::ending, LegEnd::status)
        .containsExactly(Side.US, Ending.CANCELLED, 200);
    assertThat(log.of(LegEvent.Answered.class)).isEmpty();
  }

  @Test
  void a_hangup_waits_for_the_first_response_before_it_cancels() throws Exception {
    OutboundLeg leg = call();
    SipRequest invite = far.await("INVITE");
    leg.hangup();
    assertThat(far.await("INVITE").headers().require("CSeq")).isEqualTo("1 INVITE");
    far.say(invite, 100, "");
    SipRequest cancel = far.await("CANCEL");
    far.say(cancel, 200, "far1");
    far.say(invite, 487, "far1");
    far.await("ACK");
    assertThat(log.awaitEnd().ending()).isEqualTo(Ending.CANCELLED);
  }

  @Test
  void a_challenge_is_answered_with_a_new_branch_and_the_next_sequence() throws Exception {
    call(CREDENTIALS);
    SipRequest first = far.await("INVITE");
    challenge(first, "nonce1", "");
    SipRequest second = far.awaitAfter(first);
    assertThat(CSeq.of(second.headers()).number()).isEqualTo(2);
    assertThat(Via.top(second.headers()).branch()).isNotEqualTo(Via.top(first.headers()).branch());
    assertThat(second.headers().require("From")).isEqualTo(first.headers().require("From"));
    assertThat(second.headers().require("Proxy-Authorization"))
        .contains("username=\"zvonar\"", "realm=\"trunk.test\"", "algorithm=SHA-256", "nonce1");
    challenge(second, "nonce2", ", stale=true");
    SipRequest third = far.awaitAfter(second);
    assertThat(third.headers().require("Proxy-Authorization")).contains("nonce2");
    far.say(third, 200, "far1", Agents.ANSWER);
    assertThat(
            far.awaitAfter(new SipRequest("ACK", first.uri(), first.headers(), new byte[0]))
                .headers()
                .first("Proxy-Authorization"))
        .as("the ACK of a 2xx carries the credentials of its INVITE")
        .contains("nonce2");
    log.awaitAnswered();
  }

  @Test
  void refused_credentials_are_not_tried_again() throws Exception {
    call(CREDENTIALS);
    SipRequest first = far.await("INVITE");
    challenge(first, "nonce1", "");
    SipRequest second = far.awaitAfter(first);
    challenge(second, "nonce2", "");
    assertThat(log.awaitEnd())
        .extracting(LegEnd::ending, LegEnd::status)
        .containsExactly(Ending.CHALLENGE_FAILED, 407);
  }

  @Test
  void a_challenge_of_a_strange_realm_gets_no_answer() throws Exception {
    call(new Credentials("zvonar", Secret.of("x"), "another.realm"));
    challenge(far.await("INVITE"), "nonce1", "");
    assertThat(log.awaitEnd().ending()).isEqualTo(Ending.CHALLENGE_FAILED);
    assertThat(CREDENTIALS.toString()).doesNotContain("sesame");
  }

  @Test
  void a_bye_that_is_challenged_is_sent_again_with_credentials() throws Exception {
    OutboundLeg leg = call(CREDENTIALS);
    answered();
    leg.hangup();
    SipRequest bye = far.await("BYE");
    challenge(bye, "nonce1", "");
    SipRequest again = far.awaitAfter(bye);
    assertThat(again.headers().first("Proxy-Authorization")).contains("nonce1");
    far.say(again, 200, "");
    assertThat(log.awaitEnd().ending()).isEqualTo(Ending.COMPLETED);
  }

  @Test
  void a_reinvite_gets_the_same_session_until_it_is_acknowledged() throws Exception {
    call();
    SipRequest invite = answered();
    far.ask(invite, "far1", "INVITE", 1, Agents.ANSWER);
    SipResponse first = far.awaitFinal("INVITE");
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.body()).isEqualTo(Agents.OFFER);
    assertThat(far.awaitFinal("INVITE").status()).as("repeated for want of an ACK").isEqualTo(200);
    far.ask(invite, "far1", "ACK", 1, new byte[0]);
    far.ask(invite, "far1", "INFO", 2, "Signal=1".getBytes(StandardCharsets.UTF_8));
    assertThat(far.awaitFinal("INFO").status()).isEqualTo(200);
    assertThat(log.of(LegEvent.Info.class))
        .singleElement()
        .satisfies(info -> assertThat(info.contentType()).isEqualTo("application/dtmf-relay"));
  }

  @Test
  void requests_of_no_dialog_out_of_order_or_unknown_are_refused() throws Exception {
    call();
    SipRequest invite = answered();
    far.ask(invite, "stranger", "BYE", 9, new byte[0]);
    assertThat(far.awaitFinal("BYE").status()).isEqualTo(481);
    far.ask(invite, "far1", "PUBLISH", 5, new byte[0]);
    assertThat(far.awaitFinal("PUBLISH").status()).isEqualTo(405);
    far.ask(invite, "far1", "INFO", 4, new byte[0]);
    assertThat(far.awaitFinal("INFO").status()).isEqualTo(500);
    far.ask(invite, "far1", "BYE", 6, new byte[0]);
    assertThat(far.awaitFinal("BYE").status()).isEqualTo(200);
    log.awaitEnd();
  }

  @Test
  void garbage_is_counted_and_harms_no_call() throws Exception {
    call();
    SipRequest invite = far.await("INVITE");
    far.sendTo(near.localAddress(), "\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    far.sendTo(near.localAddress(), "nonsense\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    far.sendTo(near.localAddress(), new byte[40_000]);
    far.say(invite, 486, "x");
    assertThat(log.awaitEnd().status()).isEqualTo(486);
    assertThat(near.counters().malformed()).isEqualTo(2);
  }

  private void challenge(SipRequest request, String nonce, String more) throws Exception {
    far.say(
        request,
        407,
        "far1",
        new Header("Proxy-Authenticate", "Digest realm=\"trunk.test\", nonce=\"md5\""),
        new Header(
            "Proxy-Authenticate",
            "Digest realm=\"trunk.test\", qop=\"auth\", algorithm=SHA-256, nonce=\""
                + nonce
                + "\""
                + more));
  }
}
