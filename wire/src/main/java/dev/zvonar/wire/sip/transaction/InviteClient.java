package dev.zvonar.wire.sip.transaction;

import java.util.List;

/// The INVITE client transaction (RFC 3261 §17.1.1 as amended by RFC 6026 §8.4). Pure.
final class InviteClient {
  private InviteClient() {}

  /// Where the transaction stands.
  sealed interface State {
    /// INVITE sent, nothing heard; it is repeated after `repeatMs`.
    record Calling(int repeatMs) implements State {}

    /// A provisional response came.
    record Proceeding() implements State {}

    /// A final refusal came and was acknowledged; its repeats are acknowledged again.
    record Completed() implements State {}

    /// A 2xx came; further ones are handed up.
    record Accepted() implements State {}

    /// Over.
    record Terminated() implements State {}
  }

  /// What may happen to it. Timers by their names in RFC 3261 table 4.
  enum Event {
    START,
    PROVISIONAL,
    SUCCESS,
    REFUSAL,
    TIMER_A,
    TIMER_B,
    TIMER_D,
    TIMER_M,
    TRANSPORT_ERROR
  }

  /// What is to be done.
  sealed interface Effect {
    /// Send the INVITE; again when it is a repeat.
    record Send(boolean again) implements Effect {}

    /// Feed `timer` in `ms`.
    record Arm(Event timer, int ms) implements Effect {}

    /// Acknowledge the refusal at hand.
    record Acknowledge() implements Effect {}

    /// Hand the response at hand to the user.
    record Deliver() implements Effect {}

    /// Tell the user that nothing came.
    record TimedOut() implements Effect {}

    /// Tell the user that the transport failed.
    record TransportFailed() implements Effect {}
  }

  /// The next state and what to do on the way.
  record Step(State next, List<Effect> effects) {
    static Step to(State next, Effect... effects) {
      return new Step(next, List.of(effects));
    }
  }

  private static final State TERMINATED = new State.Terminated();

  /// Advances by one event; an event that means nothing in `state` leaves it as it is.
  static Step on(State state, Event event, BaseTimers timers) {
    return switch (state) {
      case State.Calling(int repeatMs) -> calling(repeatMs, event, timers);
      case State.Proceeding _ -> proceeding(state, event, timers);
      case State.Completed _ ->
          switch (event) {
            // §17.1.1.2: retransmissions of the final response MUST cause the ACK to be re-passed
            // to
            // the transport layer, but the response MUST NOT be passed up.
            case REFUSAL -> Step.to(state, new Effect.Acknowledge());
            case TIMER_D -> Step.to(TERMINATED);
            case TRANSPORT_ERROR -> Step.to(TERMINATED, new Effect.TransportFailed());
            case START, PROVISIONAL, SUCCESS, TIMER_A, TIMER_B, TIMER_M -> Step.to(state);
          };
      case State.Accepted _ ->
          switch (event) {
            // RFC 6026 §8.4: any 2xx received in "Accepted" MUST be passed to the TU.
            case SUCCESS -> Step.to(state, new Effect.Deliver());
            case TIMER_M -> Step.to(TERMINATED);
            case START, PROVISIONAL, REFUSAL, TIMER_A, TIMER_B, TIMER_D, TRANSPORT_ERROR ->
                Step.to(state);
          };
      case State.Terminated _ -> Step.to(state);
    };
  }

  private static Step calling(int repeatMs, Event event, BaseTimers timers) {
    return switch (event) {
      // §17.1.1.2: over an unreliable transport the client MUST start timer A with T1; timer B is
      // 64*T1 over any transport.
      case START -> start(timers);
      // §17.1.1.2: when timer A fires, the request is passed on again and A set to twice its value.
      case TIMER_A ->
          Step.to(
              new State.Calling(2 * repeatMs),
              new Effect.Send(true),
              new Effect.Arm(Event.TIMER_A, 2 * repeatMs));
      case TIMER_B -> Step.to(TERMINATED, new Effect.TimedOut());
      case PROVISIONAL -> Step.to(new State.Proceeding(), new Effect.Deliver());
      case SUCCESS -> accepted(timers);
      case REFUSAL -> completed(timers);
      case TRANSPORT_ERROR -> Step.to(TERMINATED, new Effect.TransportFailed());
      case TIMER_D, TIMER_M -> Step.to(new State.Calling(repeatMs));
    };
  }

  private static Step start(BaseTimers timers) {
    State calling = new State.Calling(timers.t1Ms());
    var lifetime = new Effect.Arm(Event.TIMER_B, timers.lifetimeMs());
    return timers.reliable()
        ? Step.to(calling, new Effect.Send(false), lifetime)
        : Step.to(
            calling,
            new Effect.Send(false),
            new Effect.Arm(Event.TIMER_A, timers.t1Ms()),
            lifetime);
  }

  private static Step proceeding(State state, Event event, BaseTimers timers) {
    return switch (event) {
      // §17.1.1.2: while in "Proceeding", any further provisional responses are passed to the TU.
      case PROVISIONAL -> Step.to(state, new Effect.Deliver());
      case SUCCESS -> accepted(timers);
      case REFUSAL -> completed(timers);
      // §17.1.1.2: in "Proceeding" the request SHOULD NOT be retransmitted; B means nothing either.
      case START, TIMER_A, TIMER_B, TIMER_D, TIMER_M, TRANSPORT_ERROR -> Step.to(state);
    };
  }

  private static Step accepted(BaseTimers timers) {
    // RFC 6026 §8.4: upon 2xx the machine MUST transition to "Accepted", and timer M is 64*T1.
    return Step.to(
        new State.Accepted(),
        new Effect.Deliver(),
        new Effect.Arm(Event.TIMER_M, timers.lifetimeMs()));
  }

  private static Step completed(BaseTimers timers) {
    // §17.1.1.2: 300-699 MUST be passed up and the client MUST generate an ACK; timer D of at least
    // 32 seconds for unreliable transports, which is 64*T1 by the standard T1; zero for reliable
    // ones.
    return Step.to(
        new State.Completed(),
        new Effect.Acknowledge(),
        new Effect.Deliver(),
        new Effect.Arm(Event.TIMER_D, timers.lingerMs(timers.lifetimeMs())));
  }
}
