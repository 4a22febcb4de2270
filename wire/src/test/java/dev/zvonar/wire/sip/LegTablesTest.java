package dev.zvonar.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.ApprovedTable;
import dev.zvonar.wire.ApprovedTable.Row;
import dev.zvonar.wire.sip.Leg.Effect;
import dev.zvonar.wire.sip.Leg.Event;
import dev.zvonar.wire.sip.Leg.State;
import dev.zvonar.wire.sip.Leg.Tries;
import dev.zvonar.wire.sip.LegEnd.Ending;
import dev.zvonar.wire.sip.LegEnd.Side;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The machines of the user agent against their approved tables, and the crossings that bite.
class LegTablesTest {
  @Test
  void the_leg_is_the_one_we_approved() throws IOException {
    List<State> states =
        List.of(
            new State.Inviting(Tries.NONE),
            new State.Inviting(new Tries(1, 4)),
            new State.Proceeding(Tries.NONE),
            new State.Cancelling(false),
            new State.Cancelling(true),
            new State.Confirmed("t1"),
            new State.Terminating("t1", Ending.COMPLETED),
            new State.Ended("t1"));
    List<Event> events =
        List.of(
            new Event.Hangup(),
            new Event.RingTimeout(),
            new Event.Provisional(),
            new Event.Success("t1"),
            new Event.Success("t2"),
            new Event.Refusal(302),
            new Event.Refusal(487),
            new Event.OtherWay(302),
            new Event.Challenge(true, false),
            new Event.Challenge(true, true),
            new Event.Challenge(false, false),
            new Event.NoResponse(),
            new Event.TransportFailed(),
            new Event.CancelTimeout(),
            new Event.PeerBye("t1"),
            new Event.PeerBye("t2"),
            new Event.PeerRequest("t1"),
            new Event.PeerRequest("t2"),
            new Event.ByeOver());
    ApprovedTable.everyKind(State.class, states);
    ApprovedTable.everyKind(Event.class, events);
    ApprovedTable.check(
        "leg",
        "A call of ours (RFC 3261 §9, §13.2, §14, §15, §22)",
        states,
        events,
        (state, event) -> {
          Leg.Step step = Leg.on(state, event);
          return new Row(step.next(), step.effects());
        });
  }

  @Test
  void the_answering_leg_is_the_one_we_approved() throws IOException {
    ApprovedTable.check(
        "answering-leg",
        "A call that came to us (RFC 3261 §9.2, §13.3, §14, §15)",
        List.of(AnsweringLeg.State.values()),
        List.of(AnsweringLeg.Event.values()),
        (state, event) -> {
          AnsweringLeg.Step step = AnsweringLeg.on(state, event);
          return new Row(step.next(), step.effects());
        });
  }

  @Test
  void the_registration_is_the_one_we_approved() throws IOException {
    List<RegistrationCycle.State> states =
        List.of(
            new RegistrationCycle.State.Asking(0),
            new RegistrationCycle.State.Asking(1),
            new RegistrationCycle.State.Bound(),
            new RegistrationCycle.State.Pausing(),
            new RegistrationCycle.State.Removing(0),
            new RegistrationCycle.State.Closed());
    List<RegistrationCycle.Event> events =
        List.of(
            new RegistrationCycle.Event.Accepted(3_600),
            new RegistrationCycle.Event.Challenge(true, false),
            new RegistrationCycle.Event.Challenge(true, true),
            new RegistrationCycle.Event.Challenge(false, false),
            new RegistrationCycle.Event.Refused(503, 30_000),
            new RegistrationCycle.Event.TooBrief(7_200),
            new RegistrationCycle.Event.NoAnswer(30_000),
            new RegistrationCycle.Event.Due(),
            new RegistrationCycle.Event.Close());
    ApprovedTable.everyKind(RegistrationCycle.State.class, states);
    ApprovedTable.everyKind(RegistrationCycle.Event.class, events);
    ApprovedTable.check(
        "registration",
        "A registration that keeps itself fresh (RFC 3261 §10.2)",
        states,
        events,
        (state, event) -> {
          RegistrationCycle.Step step = RegistrationCycle.on(state, event);
          return new Row(step.next(), step.effects());
        });
  }

  @Test
  void no_cancel_leaves_before_a_provisional_response() {
    // §9.1: "If no provisional response has been received, the CANCEL request MUST NOT be sent".
    Leg.Step step = Leg.on(new State.Inviting(Tries.NONE), new Event.Hangup());
    assertThat(step.effects()).isEmpty();
    assertThat(Leg.on(step.next(), new Event.Provisional()).effects())
        .containsExactly(new Effect.SendCancel());
  }

  @Test
  void a_200_that_crosses_the_cancel_gets_ack_and_bye_and_is_never_reported_answered() {
    Leg.Step step = Leg.on(new State.Cancelling(true), new Event.Success("t"));
    assertThat(step.effects()).containsExactly(new Effect.SendAck("t"), new Effect.SendBye("t"));
    assertThat(Leg.on(step.next(), new Event.ByeOver()).effects())
        .containsExactly(new Effect.End(Side.US, Ending.CANCELLED));
  }

  @Test
  void the_same_credentials_are_never_tried_twice_on_a_fresh_nonce() {
    Leg.Step first = Leg.on(new State.Inviting(Tries.NONE), new Event.Challenge(true, false));
    assertThat(first.effects()).containsExactly(new Effect.InviteAgain());
    assertThat(Leg.on(first.next(), new Event.Challenge(true, false)).effects())
        .containsExactly(new Effect.End(Side.THEM, Ending.CHALLENGE_FAILED));
    assertThat(Leg.on(first.next(), new Event.Challenge(true, true)).effects())
        .containsExactly(new Effect.InviteAgain());
  }
}
