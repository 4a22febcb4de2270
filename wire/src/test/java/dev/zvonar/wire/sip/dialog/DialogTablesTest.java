package dev.zvonar.wire.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.ApprovedTable;
import dev.zvonar.wire.ApprovedTable.Row;
import dev.zvonar.wire.sip.dialog.Modification.Effect;
import dev.zvonar.wire.sip.dialog.Modification.Event;
import dev.zvonar.wire.sip.dialog.Modification.Said;
import dev.zvonar.wire.sip.dialog.Modification.State;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The machines inside a dialog against their approved tables, and the crossings that bite.
class DialogTablesTest {
  @Test
  void the_modification_is_the_one_we_approved() throws IOException {
    List<State> states =
        List.of(
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
