package dev.zvonar.wire.sip.transaction;

import java.util.List;

/// The INVITE server transaction (RFC 3261 §17.2.1 as amended by RFC 6026 §8.7). Pure.
final class InviteServer {
  private InviteServer() {}

  /// Where the transaction stands.
  sealed interface State {
    /// No final response given yet.
    record Proceeding() implements State {}

    /// A refusal was sent; repeated after `repeatMs` until the ACK comes.
    record Completed(int repeatMs) implements State {}

    /// The ACK to the refusal came; repeats of it are swallowed.
    record Confirmed() implements State {}

    /// A 2xx was sent; repeating it is the user's affair.
    record Accepted() implements State {}

    /// Over.
    record Terminated() implements State {}
  }

  /// What may happen to it.
  enum Event {
    INVITE_AGAIN,
    SAY_PROVISIONAL,
    SAY_SUCCESS,
    SAY_REFUSAL,
    ACK,
    TIMER_G,
    TIMER_H,
    TIMER_I,
    TIMER_L
  }

  /// What is to be done.
  sealed interface Effect {
    /// Send the response at hand and keep it as the last one.
    record Say() implements Effect {}

    /// Send the last response again, if there was one.
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

  private static final State TERMINATED = new State.Terminated();

  /// Advances by one event; an event that means nothing in `state` leaves it as it is.
  static Step on(State state, Event event, BaseTimers timers) {
    return switch (state) {
      case State.Proceeding _ -> proceeding(state, event, timers);
      case State.Completed(int repeatMs) -> completed(state, repeatMs, event, timers);
      case State.Confirmed _ -> event == Event.TIMER_I ? Step.to(TERMINATED) : Step.to(state);
      case State.Accepted _ ->
          switch (event) {
            // RFC 6026 §8.7: a 2xx from the TU in "Accepted" MUST be passed to the transport; a
            // repeated INVITE is absorbed, an ACK is the TU's.
            case SAY_SUCCESS -> Step.to(state, new Effect.Say());
            case TIMER_L -> Step.to(TERMINATED);
            case INVITE_AGAIN, SAY_PROVISIONAL, SAY_REFUSAL, ACK, TIMER_G, TIMER_H, TIMER_I ->
                Step.to(state);
          };
      case State.Terminated _ -> Step.to(state);
    };
  }

  private static Step proceeding(State state, Event event, BaseTimers timers) {
    return switch (event) {
      // §17.2.1: a repeated request in "Proceeding" gets the most recent provisional response.
      case INVITE_AGAIN -> Step.to(state, new Effect.SayAgain());
      case SAY_PROVISIONAL -> Step.to(state, new Effect.Say());
      // RFC 6026 §8.7: upon 2xx the machine MUST enter "Accepted"; timer L is 64*T1.
      case SAY_SUCCESS ->
          Step.to(
              new State.Accepted(),
              new Effect.Say(),
              new Effect.Arm(Event.TIMER_L, timers.lifetimeMs()));
      case SAY_REFUSAL -> refused(timers);
      case ACK, TIMER_G, TIMER_H, TIMER_I, TIMER_L -> Step.to(state);
    };
  }

  private static Step refused(BaseTimers timers) {
    // §17.2.1: upon 300-699, "Completed"; timer G is T1 over UDP and not set over a reliable
    // transport, timer H is 64*T1.
    State completed = new State.Completed(timers.t1Ms());
    var lifetime = new Effect.Arm(Event.TIMER_H, timers.lifetimeMs());
    return timers.reliable()
        ? Step.to(completed, new Effect.Say(), lifetime)
        : Step.to(
            completed, new Effect.Say(), new Effect.Arm(Event.TIMER_G, timers.t1Ms()), lifetime);
  }

  private static Step completed(State state, int repeatMs, Event event, BaseTimers timers) {
    return switch (event) {
      case INVITE_AGAIN -> Step.to(state, new Effect.SayAgain());
      // §17.2.1: when G fires, the response is sent again and G set to MIN(2*T1, T2), doubling.
      case TIMER_G -> {
        int nextMs = Math.min(2 * repeatMs, timers.t2Ms());
        yield Step.to(
            new State.Completed(nextMs),
            new Effect.SayAgain(),
            new Effect.Arm(Event.TIMER_G, nextMs));
      }
      // §17.2.1: if H fires in "Completed", the ACK was never received.
      case TIMER_H -> Step.to(TERMINATED);
      // §17.2.1: an ACK in "Completed" MUST lead to "Confirmed"; timer I is T4 over UDP, else zero.
      case ACK ->
          Step.to(
              new State.Confirmed(), new Effect.Arm(Event.TIMER_I, timers.lingerMs(timers.t4Ms())));
      case SAY_PROVISIONAL, SAY_SUCCESS, SAY_REFUSAL, TIMER_I, TIMER_L -> Step.to(state);
    };
  }
}
