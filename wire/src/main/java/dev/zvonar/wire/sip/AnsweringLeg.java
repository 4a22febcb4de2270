package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.LegEnd.Ending;
import dev.zvonar.wire.sip.LegEnd.Side;
import java.util.List;

/// A call that came to us, from its INVITE to BYE (RFC 3261 §9.2, §13.3, §14, §15). Pure.
final class AnsweringLeg {
  private AnsweringLeg() {}

  /// Where the leg stands.
  enum State {
    /// No final response given yet.
    RINGING,
    /// 200 is being repeated until its ACK comes.
    ANSWERED,
    /// As above, and to be ended by BYE as soon as that is allowed.
    ANSWERED_UNWANTED,
    /// The ACK came: the call is up.
    CONFIRMED,
    /// Our BYE is under way after a full call.
    TERMINATING,
    /// Our BYE is under way because no ACK ever came.
    GIVING_UP,
    /// Over.
    ENDED
  }

  /// What may happen to it.
  enum Event {
    /// Our side rings.
    RING,
    /// Our side answers.
    ANSWER,
    /// Our side refuses.
    REJECT,
    /// Our side wants to end.
    HANGUP,
    /// The caller's CANCEL.
    CANCEL,
    /// The ACK of our 200.
    ACK,
    /// 64 T1 went by without that ACK.
    NO_ACK,
    /// 64 T1 went by without the PRACK of a reliable provisional response.
    NO_PRACK,
    /// The caller's BYE.
    PEER_BYE,
    /// Another request of the caller inside the dialog.
    PEER_REQUEST,
    /// Our BYE got its final response, or none in time.
    BYE_OVER
  }

  /// What is to be done.
  sealed interface Effect {
    /// Send the provisional response at hand.
    record SayProvisional() implements Effect {}

    /// Send 200 and repeat it until the ACK comes.
    record SayAnswer() implements Effect {}

    /// Refuse the INVITE with this status; 0 stands for the one at hand.
    record SayRefusal(int status) implements Effect {}

    /// Send BYE.
    record SendBye() implements Effect {}

    /// Answer the request at hand.
    record Answer(int status) implements Effect {}

    /// Let the dialog take the request at hand.
    record PassInside() implements Effect {}

    /// Tell the listener that the call is up.
    record ReportAnswered() implements Effect {}

    /// Tell the listener that it is over; nothing follows.
    record End(Side by, Ending ending) implements Effect {}
  }

  /// The next state and what to do on the way.
  record Step(State next, List<Effect> effects) {
    static Step to(State next, Effect... effects) {
      return new Step(next, List.of(effects));
    }
  }

  /// Advances the leg by one event; an event that means nothing in `state` leaves it as it is.
  static Step on(State state, Event event) {
    return switch (state) {
      case RINGING -> ringing(event);
      case ANSWERED, ANSWERED_UNWANTED -> answered(state, event);
      case CONFIRMED -> confirmed(event);
      case TERMINATING -> leaving(state, Ending.COMPLETED, Side.US, event);
      case GIVING_UP -> leaving(state, Ending.TIMED_OUT, Side.NOBODY, event);
      case ENDED -> stranger(state, event);
    };
  }

  private static Step ringing(Event event) {
    return switch (event) {
      case RING -> Step.to(State.RINGING, new Effect.SayProvisional());
      case ANSWER -> Step.to(State.ANSWERED, new Effect.SayAnswer());
      case REJECT ->
          Step.to(State.ENDED, new Effect.SayRefusal(0), new Effect.End(Side.US, Ending.REFUSED));
      case HANGUP ->
          Step.to(State.ENDED, new Effect.SayRefusal(480), new Effect.End(Side.US, Ending.REFUSED));
      // §9.2: the UAS SHOULD immediately respond to the INVITE with a 487.
      case CANCEL ->
          Step.to(
              State.ENDED, new Effect.SayRefusal(487), new Effect.End(Side.THEM, Ending.CANCELLED));
      // RFC 3262 §3: the PRACK of a reliable provisional response comes inside the early dialog.
      case PEER_REQUEST -> Step.to(State.RINGING, new Effect.PassInside());
      case NO_PRACK -> unheard();
      case ACK, NO_ACK, PEER_BYE, BYE_OVER -> stranger(State.RINGING, event);
    };
  }

  private static Step answered(State state, Event event) {
    return switch (event) {
      case ACK ->
          state == State.ANSWERED
              ? Step.to(State.CONFIRMED, new Effect.ReportAnswered())
              : Step.to(State.TERMINATING, new Effect.SendBye());
      // §13.3.1.4: without an ACK for 64*T1 seconds the dialog is confirmed, but the session SHOULD
      // be terminated with a BYE.
      case NO_ACK -> Step.to(State.GIVING_UP, new Effect.SendBye());
      // §15: the callee's UA MUST NOT send a BYE until it has received an ACK or the server
      // transaction times out.
      case HANGUP -> Step.to(State.ANSWERED_UNWANTED);
      case PEER_BYE -> peerBye();
      case PEER_REQUEST -> Step.to(state, new Effect.PassInside());
      // The 2xx still waits behind the provisional response that never arrived.
      case NO_PRACK -> unheard();
      // §9.2: a CANCEL has no effect once a final response was given.
      case RING, ANSWER, REJECT, CANCEL, BYE_OVER -> Step.to(state);
    };
  }

  private static Step confirmed(Event event) {
    return switch (event) {
      case HANGUP -> Step.to(State.TERMINATING, new Effect.SendBye());
      case PEER_BYE -> peerBye();
      case PEER_REQUEST -> Step.to(State.CONFIRMED, new Effect.PassInside());
      case RING, ANSWER, REJECT, CANCEL, ACK, NO_ACK, NO_PRACK, BYE_OVER ->
          Step.to(State.CONFIRMED);
    };
  }

  private static Step leaving(State state, Ending ending, Side by, Event event) {
    return switch (event) {
      case BYE_OVER -> Step.to(State.ENDED, new Effect.End(by, ending));
      case PEER_BYE -> Step.to(state, new Effect.Answer(200));
      case PEER_REQUEST -> Step.to(state, new Effect.Answer(481));
      case RING, ANSWER, REJECT, HANGUP, CANCEL, ACK, NO_ACK, NO_PRACK -> Step.to(state);
    };
  }

  /// RFC 3262 §3: without a PRACK for 64*T1 the UAS SHOULD reject the request with a 5xx response.
  private static Step unheard() {
    return Step.to(
        State.ENDED, new Effect.SayRefusal(504), new Effect.End(Side.NOBODY, Ending.TIMED_OUT));
  }

  private static Step peerBye() {
    return Step.to(
        State.ENDED, new Effect.Answer(200), new Effect.End(Side.THEM, Ending.COMPLETED));
  }

  /// What comes for a dialog that is not there gets 481 (§12.2.2); the rest means nothing.
  private static Step stranger(State state, Event event) {
    return switch (event) {
      case PEER_BYE, PEER_REQUEST -> Step.to(state, new Effect.Answer(481));
      case RING, ANSWER, REJECT, HANGUP, CANCEL, ACK, NO_ACK, NO_PRACK, BYE_OVER -> Step.to(state);
    };
  }
}
