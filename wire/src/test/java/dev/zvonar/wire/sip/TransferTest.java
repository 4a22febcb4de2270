package dev.zvonar.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.sip.LegEnd.Side;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.message.SipUri;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Transfers, ours and theirs (RFC 3515, RFC 3891).
class TransferTest {
  private static final byte[] NOTHING = {};

  private final LegLog log = new LegLog();
  private final BlockingQueue<TransferAsked> asked = new LinkedBlockingQueue<>();
  private boolean willing;
  private FarEnd far;
  private UserAgent near;
  private OutboundLeg leg;
  private SipRequest invite;

  /// Remembers like the log and agrees to what the test wants.
  private final class Willing implements LegListener {
    @Override
    public void on(LegEvent event) {
      log.on(event);
    }

    @Override
    public boolean acceptsTransfer(SipUri target, String replaces) {
      return willing;
    }

    @Override
    public void onTransfer(TransferAsked transfer) {
      asked.add(transfer);
    }

    @Override
    public boolean acceptsReplacement(InboundInvite other) {
      return willing;
    }
  }

  @BeforeEach
  void talk() throws Exception {
    far = new FarEnd();
    near = Agents.open(_ -> new InboundDecision.Accept(Talks.OFFER, new LegLog()));
    leg =
        near.call(
            Agents.offering(far.address(), Talks.OFFER, Duration.ofSeconds(30)), new Willing());
    invite = far.await("INVITE");
    far.say(invite, 200, "far1", Talks.far(4_000, "8"));
    far.await("ACK");
    log.awaitAnswered();
  }

  @AfterEach
  void close() {
    far.close();
    near.close();
  }

  private int told(int sequence, String fragment, String subscription) throws Exception {
    far.ask(
        invite,
        "far1",
        "NOTIFY",
        sequence,
        fragment.getBytes(StandardCharsets.UTF_8),
        new Header("Event", "refer"),
        new Header("Subscription-State", subscription));
    return far.awaitFinalOf("NOTIFY", sequence).status();
  }

  @Test
  void a_blind_transfer_is_followed_to_its_outcome() throws Exception {
    leg.transfer(SipUri.sip("operator", "pbx.test", 5_060));
    SipRequest refer = far.await("REFER");
    assertThat(refer.headers().require("Refer-To")).isEqualTo("<sip:operator@pbx.test>");
    assertThat(refer.headers().require("Referred-By")).contains("78430000000");
    // The first NOTIFY overtakes the 202.
    assertThat(told(1, "SIP/2.0 100 Trying\r\n", "active;expires=60")).isEqualTo(200);
    far.say(refer, 202, "");
    assertThat(told(2, "SIP/2.0 180 Ringing\r\n", "active")).isEqualTo(200);
    assertThat(told(3, "SIP/2.0 200 OK\r\n", "terminated;reason=noresource")).isEqualTo(200);
    assertThat(told(4, "SIP/2.0 200 OK\r\n", "terminated")).isEqualTo(481);
    assertThat(log.awaitTransfer())
        .extracting(LegEvent.TransferProgress::status)
        .containsExactly(100, 180, 200);
    leg.hangup();
    far.say(far.await("BYE"), 200, "");
    log.awaitEnd();
  }

  @Test
  void a_refused_transfer_is_told_and_the_talk_goes_on() throws Exception {
    leg.transfer(SipUri.sip("operator", "pbx.test", 5_060));
    far.say(far.await("REFER"), 603, "");
    assertThat(log.awaitTransfer())
        .singleElement()
        .satisfies(over -> assertThat(over.status()).isEqualTo(603));
    assertThat(log.of(LegEvent.Ended.class)).isEmpty();
  }

  @Test
  void an_attended_transfer_names_the_other_talk_as_its_far_end_sees_it() throws Exception {
    try (var second = new FarEnd()) {
      var otherLog = new LegLog();
      OutboundLeg other =
          near.call(
              Agents.offering(second.address(), Talks.OFFER, Duration.ofSeconds(30)), otherLog);
      SipRequest otherInvite = second.await("INVITE");
      second.say(otherInvite, 200, "far2", Talks.far(5_000, "8"));
      second.await("ACK");
      otherLog.awaitAnswered();
      leg.transferTo(other);
      String referTo = far.await("REFER").headers().require("Refer-To");
      String ourTag = otherInvite.headers().require("From").replaceFirst(".*;tag=", "");
      assertThat(referTo)
          .startsWith("<sip:far@127.0.0.1:" + second.address().getPort() + "?Replaces=")
          .contains(
              otherInvite.callId().replace("@", "%40") + "%3Bto-tag%3Dfar2%3Bfrom-tag%3D" + ourTag);
    }
  }

  private int refer(int sequence, Header... more) throws Exception {
    far.ask(invite, "far1", "REFER", sequence, NOTHING, more);
    return far.awaitFinalOf("REFER", sequence).status();
  }

  @Test
  void nobody_makes_us_call_unless_the_listener_agrees() throws Exception {
    assertThat(refer(1, new Header("Refer-To", "<sip:+1900555@evil.test>"))).isEqualTo(603);
    assertThat(refer(2)).isEqualTo(400);
    assertThat(refer(3, new Header("Refer-To", "<sip:a@b>, <sip:c@d>"))).isEqualTo(400);
    assertThat(refer(4, new Header("Refer-To", "<<<"))).isEqualTo(400);
    assertThat(asked).isEmpty();
  }

  @Test
  void an_accepted_transfer_is_reported_on_until_it_is_over() throws Exception {
    willing = true;
    Header to = new Header("Refer-To", "<sip:op@pbx.test?Replaces=a%3Bto-tag%3D1%3Bfrom-tag%3D2>");
    far.ask(invite, "far1", "REFER", 1, NOTHING, to);
    assertThat(far.awaitFinal("REFER").status()).isEqualTo(202);
    SipRequest first = far.await("NOTIFY");
    assertThat(Talks.text(first.body())).isEqualTo("SIP/2.0 100 Trying\r\n");
    far.say(first, 200, "");
    TransferAsked transfer = asked.poll(10, TimeUnit.SECONDS);
    assertThat(transfer.target().toString()).isEqualTo("sip:op@pbx.test");
    assertThat(transfer.replaces()).isEqualTo("a;to-tag=1;from-tag=2");
    assertThat(refer(2, to)).as("one at a time").isEqualTo(491);
    transfer.progress(486, "Busy Here");
    transfer.progress(200, "too late");
    SipRequest last = far.awaitAfter(first);
    assertThat(last.headers().require("Subscription-State")).startsWith("terminated");
    assertThat(last.headers().require("Event")).isEqualTo("refer");
    assertThat(Talks.text(last.body())).contains("486 Busy Here");
    far.say(last, 200, "");
  }

  private String ourTag() throws Exception {
    return invite.headers().require("From").replaceFirst(".*;tag=", "");
  }

  private SipResponse replaced(String callId, String header) throws Exception {
    try (var third = new FarEnd()) {
      third.invite(
          near.localAddress(), callId, Talks.far(6_000, "8"), new Header("Replaces", header));
      SipResponse response = third.awaitFinal("INVITE");
      third.follow(response, "ACK", 1, callId, NOTHING);
      if (response.isSuccess()) {
        far.say(far.await("BYE"), 200, "");
      }
      return response;
    }
  }

  @Test
  void a_call_may_take_the_place_of_ours_when_the_listener_agrees() throws Exception {
    String named = invite.callId() + ";to-tag=" + ourTag() + ";from-tag=far1";
    assertThat(replaced("r1", named).status()).isEqualTo(603);
    willing = true;
    assertThat(replaced("r2", named + "x").status()).isEqualTo(481);
    assertThat(replaced("r3", "nonsense").status()).isEqualTo(400);
    assertThat(replaced("r4", named + ";early-only").status()).isEqualTo(486);
    assertThat(replaced("r5", named).status()).isEqualTo(200);
    assertThat(log.awaitEnd().by()).isEqualTo(Side.US);
  }

  @Test
  void a_notify_of_something_else_is_a_bad_event() throws Exception {
    far.ask(invite, "far1", "NOTIFY", 1, NOTHING, new Header("Event", "presence"));
    assertThat(far.awaitFinal("NOTIFY").status()).isEqualTo(489);
  }
}
