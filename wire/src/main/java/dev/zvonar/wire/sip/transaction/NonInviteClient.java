package dev.zvonar.wire.sip.transaction;

import java.util.List;

/// The non-INVITE client transaction (RFC 3261 §17.1.2). Pure.
final class NonInviteClient {
  private NonInviteClient() {}

  /// Where the transaction stands.
  sealed interface State {
    /// Request sent, nothing heard; repeated after `repeatMs`.
    record Trying(int repeatMs) implements State {}

    /// A provisional response came; repeated every T2 still.
    record Proceeding() implements State {}

    /// A final response came; its repeats are swallowed.
    record Completed() implements State {}

    /// Over.
    record Terminated() implements State {}
  }

  /// What may happen to it.
  enum Event {
    START,
    PROVISIONAL,
    FINAL,
    TIMER_E,
    TIMER_F,
    TIMER_K,
    TRANSPORT_ERROR
  }

  /// What is to be done.
  sealed interface Effect {
    /// Send the request; again when it is a repeat.
    record Send(boolean again) implements Effect {}

    /// Feed `timer` in `ms`.
    record Arm(Event timer, int ms) implements Effect {}

    /// Hand the response at hand to the user.
    record Deliver() implements Effect {}

    /// Tell the user that nothing final came.
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
      case State.Trying(int repeatMs) -> trying(repeatMs, event, timers);
      case State.Proceeding _ -> proceeding(state, event, timers);
      case State.Completed _ -> event == Event.TIMER_K ? Step.to(TERMINATED) : Step.to(state);
      case State.Terminated _ -> Step.to(state);
    };
  }

  private static Step trying(int repeatMs, Event event, BaseTimers timers) {
    return switch (event) {
      // §17.1.2.2: timer F is 64*T1; over an unreliable transport timer E is set to T1.
      case START -> start(timers);
      // §17.1.2.2: when E fires in "Trying", it is reset to MIN(2*T1, T2), and so on doubling.
      case TIMER_E -> {
        int nextMs = Math.min(2 * repeatMs, timers.t2Ms());
        yield Step.to(
            new State.Trying(nextMs), new Effect.Send(true), new Effect.Arm(Event.TIMER_E, nextMs));
      }
      case TIMER_F -> Step.to(TERMINATED, new Effect.TimedOut());
      case TRANSPORT_ERROR -> Step.to(TERMINATED, new Effect.TransportFailed());
      case PROVISIONAL -> Step.to(new State.Proceeding(), new Effect.Deliver());
      case FINAL -> completed(timers);
      case TIMER_K -> Step.to(new State.Trying(repeatMs));
    };
  }

  private static Step start(BaseTimers timers) {
    State trying = new State.Trying(timers.t1Ms());
    var lifetime = new Effect.Arm(Event.TIMER_F, timers.lifetimeMs());
    return timers.reliable()
        ? Step.to(trying, new Effect.Send(false), lifetime)
        : Step.to(
            trying, new Effect.Send(false), new Effect.Arm(Event.TIMER_E, timers.t1Ms()), lifetime);
  }

  private static Step proceeding(State state, Event event, BaseTimers timers) {
    return switch (event) {
      // §17.1.2.2: when E fires in "Proceeding", the request is passed on again and E set to T2.
      case TIMER_E ->
          Step.to(state, new Effect.Send(true), new Effect.Arm(Event.TIMER_E, timers.t2Ms()));
      case TIMER_F -> Step.to(TERMINATED, new Effect.TimedOut());
      case TRANSPORT_ERROR -> Step.to(TERMINATED, new Effect.TransportFailed());
      case PROVISIONAL -> Step.to(state, new Effect.Deliver());
      case FINAL -> completed(timers);
      case START, TIMER_K -> Step.to(state);
    };
  }

  private static Step completed(BaseTimers timers) {
    // §17.1.2.2: timer K fires in T4 for unreliable transports and buffers repeats of the response;
    // in zero seconds for reliable ones.
    return Step.to(
        new State.Completed(),
        new Effect.Deliver(),
        new Effect.Arm(Event.TIMER_K, timers.lingerMs(timers.t4Ms())));
  }
}
