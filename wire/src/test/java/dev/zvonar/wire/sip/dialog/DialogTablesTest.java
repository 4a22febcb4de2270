package dev.zvonar.wire.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.ApprovedTable;
import dev.zvonar.wire.ApprovedTable.Row;
import dev.zvonar.wire.sip.dialog.Modification.Effect;
import dev.zvonar.wire.sip.dialog.Modification.Event;
import dev.zvonar.wire.sip.dialog.Modification.Said;
import dev.zvonar.wire.sip.dialog.Modification.State;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.Headers;
import dev.zvonar.wire.sip.message.MalformedSip;
import dev.zvonar.wire.sip.message.SipUri;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The machines inside a dialog against their approved tables, and the crossings that bite.
class DialogTablesTest {
  @Test
  void the_modification_is_the_one_we_approved() throws IOException {
    List<State> states =
        List.of(
            new State.Owing(),
            new State.Idle(),
            new State.Offering(false),
            new State.Offering(true),
            new State.AwaitingAck(false),
            new State.AwaitingAck(true),
            new State.AwaitingAnswer(false),
            new State.AwaitingAnswer(true),
            new State.BackingOff());
    List<Event> events =
        List.of(
            new Event.PeerInvite(Said.NOTHING),
            new Event.PeerInvite(Said.GOOD),
            new Event.PeerInvite(Said.BAD),
            new Event.PeerUpdate(Said.NOTHING),
            new Event.PeerUpdate(Said.GOOD),
            new Event.PeerUpdate(Said.BAD),
            new Event.PeerAck(Said.NOTHING),
            new Event.PeerAck(Said.GOOD),
            new Event.PeerAck(Said.BAD),
            new Event.NoAck(),
            new Event.Want(),
            new Event.Taken(Said.NOTHING),
            new Event.Taken(Said.GOOD),
            new Event.Taken(Said.BAD),
            new Event.Glare(),
            new Event.Refused(),
            new Event.Gone(),
            new Event.RetryDue());
    ApprovedTable.everyKind(State.class, states);
    ApprovedTable.everyKind(Event.class, events);
    ApprovedTable.check(
        "modification",
        "Offers and answers inside a dialog (RFC 3264 §4, RFC 3261 §14, RFC 3311 §5)",
        states,
        events,
        (state, event) -> {
          Modification.Step step = Modification.on(state, event);
          return new Row(step.next(), step.effects());
        });
  }

  @Test
  void reliable_responses_of_ours_are_the_ones_we_approved() throws IOException {
    List<ReliableOut.State> states =
        List.of(
            new ReliableOut.State.Quiet(6),
            new ReliableOut.State.Waiting(7, false, false),
            new ReliableOut.State.Waiting(7, true, false),
            new ReliableOut.State.Waiting(7, true, true),
            new ReliableOut.State.Over(7));
    List<ReliableOut.Event> events =
        List.of(
            new ReliableOut.Event.Ring(false),
            new ReliableOut.Event.Ring(true),
            new ReliableOut.Event.Answer(),
            new ReliableOut.Event.Prack(7),
            new ReliableOut.Event.Prack(0),
            new ReliableOut.Event.NoPrack());
    ApprovedTable.everyKind(ReliableOut.State.class, states);
    ApprovedTable.everyKind(ReliableOut.Event.class, events);
    ApprovedTable.check(
        "reliable-provisional",
        "Reliable provisional responses of ours (RFC 3262 §3, §5)",
        states,
        events,
        (state, event) -> {
          ReliableOut.Step step = ReliableOut.on(state, event);
          return new Row(step.next(), step.effects());
        });
  }

  @Test
  void a_transfer_of_ours_is_the_one_we_approved() throws IOException {
    List<Referral.State> states =
        List.of(
            new Referral.State.None(), new Referral.State.Asked(), new Referral.State.Accepted());
    List<Referral.Event> events =
        List.of(
            new Referral.Event.Ask(),
            new Referral.Event.Taken(),
            new Referral.Event.Refused(603),
            new Referral.Event.Notified(180, false),
            new Referral.Event.Notified(200, false),
            new Referral.Event.Notified(0, true));
    ApprovedTable.everyKind(Referral.State.class, states);
    ApprovedTable.everyKind(Referral.Event.class, events);
    ApprovedTable.check(
        "referral",
        "A transfer we asked for (RFC 3515 §2.4)",
        states,
        events,
        (state, event) -> {
          Referral.Step step = Referral.on(state, event);
          return new Row(step.next(), step.effects());
        });
  }

  @Test
  void replaces_travels_inside_a_uri_and_back() throws MalformedSip {
    var replaces = new Replaces("425928@bobster.example.org", "7743", "6472", false);
    SipUri uri = replaces.in(SipUri.sip("bob", "192.0.2.4", 5_070));
    assertThat(uri.toString())
        .isEqualTo(
            "sip:bob@192.0.2.4:5070?Replaces="
                + "425928%40bobster.example.org%3Bto-tag%3D7743%3Bfrom-tag%3D6472");
    assertThat(Replaces.of(SipUri.parse(uri.toString()))).contains(replaces);
    assertThat(Replaces.of(SipUri.parse("sip:b@h?Replaces=a%0D%0AVia:x;to-tag=1;from-tag=2")))
        .isEmpty();
    assertThat(Replaces.of(SipUri.parse("sip:b@h?Replaces=%zz"))).isEmpty();
    assertThat(Replaces.parse("x;to-tag=1")).isEmpty();
    assertThat(Replaces.parse("x;from-tag=2;early-only;to-tag=1"))
        .contains(new Replaces("x", "1", "2", true));
  }

  @Test
  void a_fragment_tells_its_status_or_nothing() {
    assertThat(SipFragment.status(SipFragment.of(486, "Busy\r\nHere"))).isEqualTo(486);
    assertThat(SipFragment.status("SIP/2.0 99".getBytes(StandardCharsets.UTF_8))).isZero();
    assertThat(SipFragment.status("SIP/2.0 ab7 x".getBytes(StandardCharsets.UTF_8))).isZero();
    assertThat(SipFragment.status(new byte[0])).isZero();
  }

  @Test
  void reliable_responses_of_theirs_are_taken_in_order_only() {
    assertThat(ReliableIn.on(ReliableIn.NONE, 988_789)).isEqualTo(ReliableIn.Verdict.TAKE);
    assertThat(ReliableIn.on(988_789, 988_790)).isEqualTo(ReliableIn.Verdict.TAKE);
    assertThat(ReliableIn.on(988_789, 988_789)).isEqualTo(ReliableIn.Verdict.REPEAT);
    assertThat(ReliableIn.on(988_789, 988_791)).isEqualTo(ReliableIn.Verdict.TOO_SOON);
  }

  @Test
  void the_session_timer_is_the_one_we_approved() throws IOException {
    List<SessionTimer.State> states =
        List.of(
            new SessionTimer.State.Off(),
            new SessionTimer.State.Refreshing(1_800),
            new SessionTimer.State.Asking(1_800),
            new SessionTimer.State.Watching(90));
    List<SessionTimer.Event> events =
        List.of(
            new SessionTimer.Event.Agreed(0, true),
            new SessionTimer.Event.Agreed(1_800, true),
            new SessionTimer.Event.Agreed(90, false),
            new SessionTimer.Event.Due(),
            new SessionTimer.Event.Failed(),
            new SessionTimer.Event.Expired());
    ApprovedTable.everyKind(SessionTimer.State.class, states);
    ApprovedTable.everyKind(SessionTimer.Event.class, events);
    ApprovedTable.check(
        "session-timer",
        "A session timer (RFC 4028 §7.4, §10)",
        states,
        events,
        (state, event) -> {
          SessionTimer.Step step = SessionTimer.on(state, event);
          return new Row(step.next(), step.effects());
        });
  }

  @Test
  void who_refreshes_follows_table_2_of_the_rfc() {
    assertThat(answering("Supported: timer", "Session-Expires: 1800"))
        .isEqualTo(new SessionTerms(1_800, true, true));
    assertThat(answering("Supported: timer", "Session-Expires: 300;refresher=uas"))
        .isEqualTo(new SessionTerms(300, false, false));
    assertThat(answering("Supported: timer", "Session-Expires: 7200;refresher=uac", "Min-SE: 2000"))
        .isEqualTo(new SessionTerms(2_000, true, true));
    assertThat(answering("Session-Expires: 1200")).isEqualTo(new SessionTerms(1_200, false, false));
    assertThat(answering("Supported: timer")).isEqualTo(new SessionTerms(1_800, false, false));
    assertThat(SessionTerms.answering(Headers.NONE, 0, 90)).isEqualTo(SessionTerms.NONE);
    assertThat(SessionTerms.tooBrief(headers("k: timer", "Session-Expires: 60"), 90)).isTrue();
    assertThat(SessionTerms.tooBrief(headers("Session-Expires: 60"), 90)).isFalse();
  }

  private static SessionTerms answering(String... lines) {
    return SessionTerms.answering(headers(lines), 1_800, 90);
  }

  private static Headers headers(String... lines) {
    return Headers.of(
        Stream.of(lines)
            .map(line -> line.replace("k:", "Supported:").split(": ", 2))
            .map(words -> new Header(words[0], words[1]))
            .toList());
  }

  @Test
  void both_sides_offering_at_once_is_refused_by_both_and_tried_again_after_chance() {
    // §14.2: "MUST return a 491 (Request Pending) response to the received INVITE".
    State ours = Modification.on(new State.Idle(), new Event.Want()).next();
    Modification.Step crossed = Modification.on(ours, new Event.PeerInvite(Said.GOOD));
    assertThat(crossed.effects()).containsExactly(new Effect.Refuse(491));
    Modification.Step refused = Modification.on(crossed.next(), new Event.Glare());
    assertThat(refused.effects()).containsExactly(new Effect.BackOff());
    // Meanwhile theirs, whose wait was shorter, gets through; ours follows its ACK.
    State answering = Modification.on(refused.next(), new Event.PeerInvite(Said.GOOD)).next();
    assertThat(Modification.on(answering, new Event.RetryDue()).effects()).isEmpty();
    assertThat(Modification.on(answering, new Event.PeerAck(Said.NOTHING)).effects())
        .containsExactly(new Effect.SendOffer());
  }
}
