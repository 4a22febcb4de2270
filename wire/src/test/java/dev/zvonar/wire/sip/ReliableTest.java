package dev.zvonar.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.sip.LegEnd.Ending;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Reliable provisional responses (RFC 3262), theirs and ours.
class ReliableTest {
  private static final byte[] NOTHING = {};
  private static final byte[] EARLY = Talks.far(4_000, "8");
  private static final Header RELIABLE = new Header("Require", "100rel");

  private final LegLog log = new LegLog();
  private final BlockingQueue<InboundLeg> rung = new LinkedBlockingQueue<>();
  private FarEnd far;
  private UserAgent near;

  @BeforeEach
  void setup() throws Exception {
    far = new FarEnd();
    near =
        Agents.open(invite -> {
          rung.add(invite.leg());
          return new InboundDecision.Wait(false, log);
        });
  }

  @AfterEach
  void close() {
    far.close();
    near.close();
  }

  private SipRequest called() throws Exception {
    near.call(Agents.offering(far.address(), Talks.OFFER, Duration.ofSeconds(30)), log);
    return far.await("INVITE");
  }

  private void ring(SipRequest invite, int number, byte[] body) throws Exception {
    far.say(invite, 183, "far1", body, RELIABLE, new Header("RSeq", Integer.toString(number)));
  }

  @Test
  void their_reliable_response_is_acknowledged_and_its_answer_counts() throws Exception {
    SipRequest invite = called();
    ring(invite, 70, EARLY);
    SipRequest prack = far.await("PRACK");
    assertThat(prack.headers().require("RAck")).isEqualTo("70 1 INVITE");
    assertThat(prack.headers().require("CSeq")).isEqualTo("2 PRACK");
    assertThat(prack.headers().require("To")).endsWith("tag=far1");
    far.say(prack, 200, "");
    log.awaitRinging();
    far.say(invite, 200, "far1");
    assertThat(far.await("ACK").headers().require("CSeq")).isEqualTo("1 ACK");
    assertThat(log.awaitAnswered().sdp()).isEqualTo(EARLY);
  }

  @Test
  void one_out_of_order_is_neither_acknowledged_nor_heard_and_a_repeat_only_once()
      throws Exception {
    SipRequest invite = called();
    ring(invite, 70, EARLY);
    far.say(far.await("PRACK"), 200, "");
    ring(invite, 70, EARLY);
    ring(invite, 72, NOTHING);
    ring(invite, 71, NOTHING);
    SipRequest second = far.await("PRACK");
    assertThat(second.headers().require("RAck")).isEqualTo("71 1 INVITE");
    far.say(second, 200, "");
    far.say(invite, 486, "far1");
    assertThat(log.awaitEnd().status()).isEqualTo(486);
    assertThat(log.of(LegEvent.EarlyMedia.class)).hasSize(1);
    assertThat(log.of(LegEvent.Ringing.class)).hasSize(1);
  }

  @Test
  void the_session_of_an_early_dialog_may_change_once_it_is_answered() throws Exception {
    SipRequest invite = called();
    far.say(invite, 180, "far1");
    log.awaitRinging();
    far.ask(invite, "far1", "UPDATE", 1, Talks.far(4_002, "8"));
    assertThat(far.awaitFinal("UPDATE").status()).isEqualTo(481);
    ring(invite, 1, EARLY);
    far.say(far.await("PRACK"), 200, "");
    far.ask(invite, "far1", "UPDATE", 2, Talks.far(4_004, "8"));
    assertThat(far.awaitFinal("UPDATE").status()).isEqualTo(200);
    var changed = (LegEvent.SessionChanged) log.awaitSession();
    assertThat(Talks.agreed(changed).rtp().getPort()).isEqualTo(4_004);
  }

  @Test
  void two_early_dialogs_are_each_acknowledged_and_the_one_that_answers_stays() throws Exception {
    SipRequest invite = called();
    ring(invite, 5, EARLY);
    far.say(far.await("PRACK"), 200, "");
    far.say(invite, 183, "far2", Talks.far(5_000, "0"), RELIABLE, new Header("RSeq", "900"));
    SipRequest prack = far.await("PRACK");
    assertThat(prack.headers().require("RAck")).isEqualTo("900 1 INVITE");
    assertThat(prack.headers().require("To")).endsWith("tag=far2");
    far.say(prack, 200, "");
    far.say(invite, 200, "far2");
    far.await("ACK");
    assertThat(log.awaitAnswered().sdp()).isEqualTo(Talks.far(5_000, "0"));
    assertThat(log.of(LegEvent.EarlyMedia.class)).hasSize(2);
  }

  @Test
  void nothing_is_offered_on_top_of_an_invite_that_waits() throws Exception {
    InboundLeg leg = asked(Talks.far(4_000, "8"));
    leg.ring(180, "", NOTHING);
    SipResponse ringing = far.awaitAny("INVITE");
    far.follow(ringing, "UPDATE", 2, "u", Talks.far(4_002, "8"));
    SipResponse later = far.awaitFinal("UPDATE");
    assertThat(later.status()).isEqualTo(500);
    assertThat(later.headers().first("Retry-After")).isNotNull();
    far.follow(ringing, "INVITE", 3, "i", Talks.far(4_002, "8"));
    assertThat(far.awaitFinalOf("INVITE", 3).status()).isEqualTo(500);
    assertThat(log.of(LegEvent.SessionChanged.class)).isEmpty();
  }

  private InboundLeg asked(byte[] offer) throws Exception {
    far.invite(near.localAddress(), "reliable", offer, RELIABLE);
    return rung.poll(10, TimeUnit.SECONDS);
  }

  private void prack(SipResponse about, int sequence, String rack) throws Exception {
    far.follow(about, "PRACK", sequence, "p" + sequence, NOTHING, new Header("RAck", rack));
  }

  @Test
  void ours_is_repeated_until_acknowledged_and_the_200_waits_for_that() throws Exception {
    InboundLeg leg = asked(Talks.far(4_000, "8"));
    leg.ring(183, "", Talks.OFFER);
    SipResponse ringing = far.awaitAny("INVITE");
    assertThat(ringing.headers().require("Require")).isEqualTo("100rel");
    leg.answer(Talks.OFFER);
    SipResponse again = far.awaitAny("INVITE");
    assertThat(again.status()).isEqualTo(183);
    String number = again.headers().require("RSeq");
    assertThat(number).isEqualTo(ringing.headers().require("RSeq"));
    prack(ringing, 2, "1 1 INVITE");
    assertThat(far.awaitFinal("PRACK").status()).isEqualTo(481);
    prack(ringing, 3, number + " 1 INVITE");
    assertThat(far.awaitFinalOf("PRACK", 3).status()).isEqualTo(200);
    SipResponse answer = far.awaitFinal("INVITE");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).as("described already").isEmpty();
    far.follow(answer, "ACK", 1, "a", NOTHING);
    log.awaitAnswered();
  }

  @Test
  void a_second_one_waits_for_the_first_and_has_the_next_number() throws Exception {
    InboundLeg leg = asked(Talks.far(4_000, "8"));
    leg.ring(180, "", NOTHING);
    leg.ring(181, "", NOTHING);
    SipResponse first = far.awaitAny("INVITE");
    long number = Long.parseLong(first.headers().require("RSeq"));
    prack(first, 2, number + " 1 INVITE");
    far.awaitFinal("PRACK");
    SipResponse second = far.awaitAny("INVITE");
    while (second.status() == 180) {
      second = far.awaitAny("INVITE");
    }
    assertThat(second.status()).isEqualTo(181);
    assertThat(second.headers().require("RSeq")).isEqualTo(Long.toString(number + 1));
    leg.hangup();
    assertThat(far.awaitFinal("INVITE").status()).isEqualTo(480);
  }

  @Test
  void a_caller_who_never_acknowledges_is_refused() throws Exception {
    InboundLeg leg = asked(Talks.far(4_000, "8"));
    leg.ring(180, "", NOTHING);
    assertThat(far.awaitFinal("INVITE").status()).isEqualTo(504);
    assertThat(log.awaitEnd().ending()).isEqualTo(Ending.TIMED_OUT);
  }
}
