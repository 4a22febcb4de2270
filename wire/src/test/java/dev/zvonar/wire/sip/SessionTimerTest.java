package dev.zvonar.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.sip.LegEnd.Side;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Session timers (RFC 4028), with intervals of seconds.
class SessionTimerTest {
  private static final byte[] NOTHING = {};

  private final LegLog log = new LegLog();
  private FarEnd far;
  private UserAgent near;

  @BeforeEach
  void setup() throws Exception {
    far = new FarEnd();
    near =
        UserAgent.open(
            Agents.settings().withSessionTimes(new SessionTimes(3, 2)),
            _ -> new InboundDecision.Accept(Talks.OFFER, log));
  }

  @AfterEach
  void close() {
    far.close();
    near.close();
  }

  private SipRequest called(Header... answer) throws Exception {
    near.call(Agents.offering(far.address(), Talks.OFFER, Duration.ofSeconds(30)), log);
    SipRequest invite = far.await("INVITE");
    assertThat(invite.headers().require("Session-Expires")).isEqualTo("3");
    far.say(invite, 200, "far1", Talks.far(4_000, "8"), answer);
    far.await("ACK");
    return invite;
  }

  @Test
  void we_refresh_by_update_where_it_is_allowed() throws Exception {
    called(new Header("Session-Expires", "2;refresher=uac"), new Header("Allow", "INVITE, UPDATE"));
    SipRequest update = far.await("UPDATE");
    assertThat(update.headers().require("Session-Expires")).isEqualTo("2;refresher=uac");
    assertThat(update.body()).isEmpty();
    far.say(update, 200, "", new Header("Session-Expires", "2;refresher=uac"));
    far.say(far.awaitAfter(update), 481, "");
    SipRequest bye = far.await("BYE");
    assertThat(bye.headers().require("Reason")).contains("SIP;cause=408");
    far.say(bye, 200, "");
    assertThat(log.awaitEnd().by()).isEqualTo(Side.US);
    assertThat(log.of(LegEvent.SessionChanged.class)).isEmpty();
  }

  @Test
  void we_refresh_by_invite_where_it_is_not() throws Exception {
    SipRequest invite = called(new Header("Session-Expires", "2;refresher=uac"));
    SipRequest again = far.awaitAfter(invite);
    assertThat(again.body()).isEqualTo(Talks.OFFER);
    far.say(again, 200, "", Talks.far(4_000, "8"));
    far.await("ACK");
    // Without Session-Expires in the 2xx the timer is off: nothing ends the call.
    assertThat(log.of(LegEvent.Ended.class)).isEmpty();
    assertThat(log.of(LegEvent.SessionChanged.class)).isEmpty();
  }

  @Test
  void a_far_end_that_should_refresh_and_does_not_is_hung_up() throws Exception {
    SipRequest invite = called(new Header("Session-Expires", "3;refresher=uas"));
    far.ask(
        invite,
        "far1",
        "UPDATE",
        1,
        NOTHING,
        new Header("Supported", "timer"),
        new Header("Session-Expires", "2;refresher=uac"));
    SipResponse refreshed = far.awaitFinal("UPDATE");
    assertThat(refreshed.headers().require("Session-Expires")).isEqualTo("2;refresher=uac");
    assertThat(refreshed.headers().require("Require")).isEqualTo("timer");
    far.say(far.await("BYE"), 200, "");
    assertThat(log.awaitEnd().by()).isEqualTo(Side.US);
  }

  @Test
  void an_interval_too_short_is_refused_both_ways_by_its_number() throws Exception {
    near.call(Agents.offering(far.address(), Talks.OFFER, Duration.ofSeconds(30)), log);
    SipRequest first = far.await("INVITE");
    far.say(first, 422, "x", new Header("Min-SE", "1200"));
    SipRequest second = far.awaitAfter(first);
    assertThat(second.headers().require("Session-Expires")).isEqualTo("1200");
    assertThat(second.headers().require("Min-SE")).isEqualTo("1200");
    far.say(second, 422, "x", new Header("Min-SE", "1200"));
    assertThat(log.awaitEnd().status()).isEqualTo(422);
    far.invite(
        near.localAddress(),
        "brief",
        Talks.far(4_000, "8"),
        new Header("Supported", "timer"),
        new Header("Session-Expires", "1"));
    SipResponse refused = far.awaitFinal("INVITE");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.headers().require("Min-SE")).isEqualTo("2");
  }

  @Test
  void a_caller_without_a_timer_is_refreshed_by_us() throws Exception {
    far.invite(near.localAddress(), "timed", Talks.far(4_000, "8"), new Header("Allow", "UPDATE"));
    SipResponse answer = far.awaitFinal("INVITE");
    assertThat(answer.headers().require("Session-Expires")).isEqualTo("3;refresher=uas");
    far.follow(answer, "ACK", 1, "a", NOTHING);
    SipRequest update = far.await("UPDATE");
    assertThat(update.headers().require("Session-Expires")).isEqualTo("3;refresher=uac");
    far.say(update, 200, "");
    assertThat(log.of(LegEvent.Ended.class)).isEmpty();
  }
}
