package dev.zvonar.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.audio.Codec;
import dev.zvonar.wire.sdp.Direction;
import dev.zvonar.wire.sdp.Negotiated;
import dev.zvonar.wire.sip.LegEnd.Side;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Sessions that change while the call is up, against a far end that follows and breaks the rules.
class SessionChangeTest {
  private static final byte[] NOTHING = {};

  private final LegLog log = new LegLog();
  private FarEnd far;
  private UserAgent near;
  private OutboundLeg leg;
  private SipRequest invite;
  private int sequence;

  @BeforeEach
  void talk() throws Exception {
    far = new FarEnd();
    near = Agents.open(InboundCalls.refuseAll(480));
    leg = near.call(Agents.offering(far.address(), Talks.OFFER, Duration.ofSeconds(30)), log);
    invite = far.await("INVITE");
    far.say(invite, 200, "far1", Talks.far(4_000, "8 101", "a=rtpmap:101 telephone-event/8000"));
    far.await("ACK");
    log.awaitAnswered();
  }

  @AfterEach
  void close() {
    far.close();
    near.close();
  }

  private SipResponse asked(String method, byte[] body) throws Exception {
    far.ask(invite, "far1", method, ++sequence, body);
    SipResponse response = far.awaitFinal(method);
    if (method.equals("INVITE")) {
      far.ask(invite, "far1", "ACK", sequence, NOTHING);
    }
    return response;
  }

  private LegEvent.SessionChanged changed() {
    return (LegEvent.SessionChanged) log.awaitSession();
  }

  @Test
  void a_far_end_that_moves_is_answered_and_followed() throws Exception {
    SipResponse answer = asked("INVITE", Talks.far(4_002, "8 101"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(Talks.text(answer.body())).contains("m=audio 20000 RTP/AVP 8\r\n");
    assertThat(Talks.version(answer.body())).isEqualTo(2);
    Negotiated agreed = Talks.agreed(changed());
    assertThat(agreed.rtp().getPort()).isEqualTo(4_002);
    assertThat(agreed.direction()).isEqualTo(Direction.SENDRECV);
  }

  @Test
  void hold_is_answered_by_listening_only_and_taken_back_later() throws Exception {
    SipResponse held = asked("INVITE", Talks.far(4_000, "8", "a=sendonly"));
    assertThat(Talks.direction(held.body())).isEqualTo(Direction.RECVONLY);
    assertThat(Talks.agreed(changed()).direction()).isEqualTo(Direction.RECVONLY);
    SipResponse silenced = asked("UPDATE", Talks.far(4_000, "8", "a=inactive"));
    assertThat(Talks.direction(silenced.body())).isEqualTo(Direction.INACTIVE);
    changed();
    SipResponse old = asked("INVITE", Talks.farAt("0.0.0.0", 4_000, "8"));
    assertThat(Talks.direction(old.body())).isEqualTo(Direction.RECVONLY);
    assertThat(Talks.agreed(changed()).direction()).isEqualTo(Direction.INACTIVE);
    SipResponse back = asked("INVITE", Talks.far(4_000, "8", "a=sendrecv"));
    assertThat(Talks.direction(back.body())).isEqualTo(Direction.SENDRECV);
    assertThat(Talks.version(back.body())).isEqualTo(5);
    assertThat(Talks.agreed(changed()).direction()).isEqualTo(Direction.SENDRECV);
  }

  @Test
  void the_codec_may_change_but_not_to_one_we_lack() throws Exception {
    SipResponse other = asked("UPDATE", Talks.far(4_000, "0 101"));
    assertThat(Talks.text(other.body())).contains("RTP/AVP 0");
    assertThat(Talks.agreed(changed()).codec()).isEqualTo(Codec.PCMU);
    assertThat(asked("INVITE", Talks.far(4_000, "18")).status()).isEqualTo(488);
    assertThat(asked("UPDATE", Talks.far(4_000, "18")).status()).isEqualTo(488);
    assertThat(asked("UPDATE", "junk".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(488);
    assertThat(asked("UPDATE", NOTHING).body()).isEmpty();
    assertThat(log.of(LegEvent.SessionChanged.class)).hasSize(1);
  }

  @Test
  void the_same_offer_again_gets_the_same_answer_and_changes_nothing() throws Exception {
    byte[] offer = Talks.far(4_002, "8");
    SipResponse first = asked("INVITE", offer);
    SipResponse second = asked("INVITE", offer);
    assertThat(second.body()).isEqualTo(first.body());
    asked("UPDATE", offer);
    assertThat(log.of(LegEvent.SessionChanged.class)).hasSize(1);
  }

  @Test
  void an_invite_without_an_offer_gets_ours_and_its_ack_brings_the_answer() throws Exception {
    far.ask(invite, "far1", "INVITE", ++sequence, NOTHING);
    SipResponse offered = far.awaitFinal("INVITE");
    assertThat(Talks.text(offered.body())).contains("RTP/AVP 8 0 101");
    far.ask(invite, "far1", "ACK", sequence, Talks.far(4_008, "0"));
    Negotiated agreed = Talks.agreed(changed());
    assertThat(agreed.rtp().getPort()).isEqualTo(4_008);
    assertThat(agreed.codec()).isEqualTo(Codec.PCMU);
  }

  @Test
  void an_invite_on_top_of_another_is_told_to_come_later() throws Exception {
    far.ask(invite, "far1", "INVITE", 1, Talks.far(4_002, "8"));
    assertThat(far.awaitFinal("INVITE").status()).isEqualTo(200);
    far.ask(invite, "far1", "INVITE", 2, Talks.far(4_004, "8"));
    SipResponse later = far.awaitFinalOf("INVITE", 2);
    assertThat(later.status()).isEqualTo(500);
    assertThat(Integer.parseInt(later.headers().require("Retry-After"))).isBetween(0, 10);
    assertThat(Talks.agreed(changed()).rtp().getPort()).isEqualTo(4_002);
  }

  @Test
  void a_reinvite_never_acknowledged_ends_the_call() throws Exception {
    far.ask(invite, "far1", "INVITE", 1, Talks.far(4_002, "8"));
    far.say(far.await("BYE"), 200, "");
    assertThat(log.awaitEnd().by()).isEqualTo(Side.US);
  }

  @Test
  void we_hold_and_resume() throws Exception {
    leg.hold();
    SipRequest held = far.await("INVITE");
    assertThat(held.headers().require("To")).endsWith("tag=far1");
    assertThat(Talks.direction(held.body())).isEqualTo(Direction.SENDONLY);
    assertThat(Talks.version(held.body())).isEqualTo(2);
    far.say(held, 200, "", Talks.far(4_000, "8", "a=recvonly"));
    assertThat(far.await("ACK").headers().require("CSeq")).isEqualTo("2 ACK");
    assertThat(Talks.agreed(changed()).direction()).isEqualTo(Direction.SENDONLY);
    // While we hold, their offer does not take the hold off.
    SipResponse answer = asked("UPDATE", Talks.far(4_010, "8"));
    assertThat(Talks.direction(answer.body())).isEqualTo(Direction.SENDONLY);
    changed();
    leg.resume();
    SipRequest resumed = far.awaitAfter(held);
    assertThat(Talks.direction(resumed.body())).isEqualTo(Direction.SENDRECV);
    far.say(resumed, 200, "", Talks.far(4_010, "8"));
    assertThat(Talks.agreed(changed()).direction()).isEqualTo(Direction.SENDRECV);
  }

  @Test
  void offers_that_cross_are_both_refused_and_ours_is_made_again() throws Exception {
    leg.offer(Talks.far(20_002, "8"));
    SipRequest ours = far.await("INVITE");
    far.ask(invite, "far1", "INVITE", 1, Talks.far(4_002, "8"));
    assertThat(far.awaitFinal("INVITE").status()).isEqualTo(491);
    far.ask(invite, "far1", "UPDATE", 2, Talks.far(4_002, "8"));
    assertThat(far.awaitFinal("UPDATE").status()).isEqualTo(491);
    long refusedNanos = System.nanoTime();
    far.say(ours, 491, "");
    SipRequest again = far.awaitAfter(ours);
    // §14.1: the owner of the Call-ID waits 2.1 to 4 s.
    assertThat(Duration.ofNanos(System.nanoTime() - refusedNanos))
        .isGreaterThan(Duration.ofSeconds(2));
    far.say(again, 200, "", Talks.far(4_000, "8"));
    assertThat(Talks.text(changed().mine())).contains("m=audio 20002");
  }

  @Test
  void an_offer_refused_or_answered_badly_leaves_all_as_it_was() throws Exception {
    leg.hold();
    SipRequest held = far.await("INVITE");
    far.say(held, 488, "");
    assertThat(log.awaitSession())
        .isInstanceOfSatisfying(
            LegEvent.OfferRefused.class, told -> assertThat(told.status()).isEqualTo(488));
    leg.resume(); // Changes nothing, so nothing is said.
    leg.hold();
    SipRequest second = far.awaitAfter(held);
    assertThat(Talks.version(second.body())).isEqualTo(3);
    far.say(second, 200, "", Talks.far(4_000, "18"));
    far.await("ACK");
    assertThat(log.awaitSession()).isInstanceOf(LegEvent.OfferRefused.class);
    assertThat(asked("UPDATE", Talks.far(4_012, "8")).status()).isEqualTo(200);
  }

  @Test
  void a_dialog_the_far_end_has_forgotten_is_ended() throws Exception {
    leg.hold();
    far.say(far.await("INVITE"), 481, "");
    far.say(far.await("BYE"), 481, "");
    assertThat(log.awaitEnd().by()).isEqualTo(Side.US);
  }
}
