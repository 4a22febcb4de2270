package dev.zvonar.wire.sip.transaction;

import java.util.List;

/// The non-INVITE server transaction (RFC 3261 §17.2.2). Pure.
final class NonInviteServer {
  private NonInviteServer() {}

  /// Where the transaction stands.
  enum State {
    /// Nothing said yet.
    TRYING,
    /// A provisional response was sent.
    PROCEEDING,
    /// A final response was sent; it is given again for every repeat of the request.
    COMPLETED,
    /// Over.
    TERMINATED
  }

  /// What may happen to it.
  enum Event {
    REQUEST_AGAIN,
    SAY_PROVISIONAL,
    SAY_FINAL,
    TIMER_J
  }

  /// What is to be done.
  sealed interface Effect {
    /// Send the response at hand and keep it as the last one.
    record Say() implements Effect {}

    /// Send the last response again.
    record SayAgain() implements Effect {}

    /// Feed `timer` in `ms`.
    record Arm(Event timer, int ms) implements Effect {}
  }

  /// The next state and what to do on the way.
  record Step(State next, List<Effect> effects) {
    static Step to(State next, Effect... effects) {
      return new Step(next, List.of(effects));
    }
  }

  /// Advances by one event; an event that means nothing in `state` leaves it as it is.
  static Step on(State state, Event event, BaseTimers timers) {
    return switch (state) {
      case TRYING, PROCEEDING ->
          switch (event) {
            // §17.2.2: in "Trying" repeats are discarded; in "Proceeding" they get the last
            // response.
            case REQUEST_AGAIN ->
                state == State.TRYING ? Step.to(state) : Step.to(state, new Effect.SayAgain());
            case SAY_PROVISIONAL -> Step.to(State.PROCEEDING, new Effect.Say());
            // §17.2.2: upon a final response "Completed"; timer J is 64*T1 over UDP, else zero.
            case SAY_FINAL ->
                Step.to(
                    State.COMPLETED,
                    new Effect.Say(),
                    new Effect.Arm(Event.TIMER_J, timers.lingerMs(timers.lifetimeMs())));
            case TIMER_J -> Step.to(state);
          };
      case COMPLETED ->
          switch (event) {
            case REQUEST_AGAIN -> Step.to(state, new Effect.SayAgain());
            case TIMER_J -> Step.to(State.TERMINATED);
            // §17.2.2: any other final responses passed by the TU MUST be discarded.
            case SAY_PROVISIONAL, SAY_FINAL -> Step.to(state);
          };
      case TERMINATED -> Step.to(state);
    };
  }
}
