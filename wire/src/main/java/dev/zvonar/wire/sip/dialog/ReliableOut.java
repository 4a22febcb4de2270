package dev.zvonar.wire.sip.dialog;

import java.util.List;

/// Our reliable provisional responses to one INVITE, one at a time, and the 2xx behind them (RFC 3262
/// §3, §5). Pure: the responses stay with the shell.
public final class ReliableOut {
  private ReliableOut() {}

  /// Where we stand.
  public sealed interface State {
    /// Nothing unacknowledged; `last` is the number used last.
    record Quiet(long last) implements State {}

    /// Waiting for the PRACK of `number`; `described` when that response has a session description,
    /// `answering` when the 2xx waits behind it.
    record Waiting(long number, boolean described, boolean answering) implements State {}

    /// The final response is out.
    record Over(long last) implements State {}
  }

  /// What may happen.
  public sealed interface Event {
    /// Our side rings.
    record Ring(boolean described) implements Event {}

    /// Our side answers.
    record Answer() implements Event {}

    /// A PRACK for this number of the right INVITE; 0 when it is for anything else.
    record Prack(long number) implements Event {}

    /// 64 T1 went by without a PRACK.
    record NoPrack() implements Event {}
  }

  /// What is to be done.
  public sealed interface Effect {
    /// Send the provisional response at hand under this number and repeat it.
    record Send(long number) implements Effect {}

    /// Keep the provisional response at hand for later.
    record Keep() implements Effect {}

    /// Answer the PRACK at hand with 200 and repeat no more.
    record Acknowledged() implements Effect {}

    /// Answer the PRACK at hand.
    record Refuse(int status) implements Effect {}

    /// Ring with what was kept, if there is any.
    record RingKept() implements Effect {}

    /// Send the 2xx.
    record SendAnswer() implements Effect {}

    /// Refuse the INVITE: the caller does not hear us.
    record GiveUp() implements Effect {}
  }

  /// The next state and what to do on the way.
  public record Step(State next, List<Effect> effects) {
    static Step to(State next, Effect... effects) {
      return new Step(next, List.of(effects));
    }
  }

  /// Where it begins.
  ///
  /// @param first number of the first response, 1..2^31-1 by chance (§3)
  public static State begin(long first) {
    return new State.Quiet(first - 1);
  }

  /// Advances by one event; an event that means nothing in `state` leaves it as it is.
  public static Step on(State state, Event event) {
    return switch (state) {
      case State.Quiet(long last) -> quiet(state, last, event);
      case State.Waiting waiting -> waiting(waiting, event);
      case State.Over(long last) ->
          switch (event) {
            // A PRACK that crosses the final response is still ours.
            case Event.Prack(long number) when number == last ->
                Step.to(state, new Effect.Acknowledged());
            case Event.Prack _ -> Step.to(state, new Effect.Refuse(481));
            case Event.Ring _, Event.Answer _, Event.NoPrack _ -> Step.to(state);
          };
    };
  }

  private static Step quiet(State state, long last, Event event) {
    return switch (event) {
      case Event.Ring(boolean described) ->
          Step.to(new State.Waiting(last + 1, described, false), new Effect.Send(last + 1));
      case Event.Answer _ -> Step.to(new State.Over(last), new Effect.SendAnswer());
      // A repeat of the PRACK in another transaction cannot happen; any other matches nothing (§3).
      case Event.Prack _ -> Step.to(state, new Effect.Refuse(481));
      case Event.NoPrack _ -> Step.to(state);
    };
  }

  private static Step waiting(State.Waiting state, Event event) {
    return switch (event) {
      // §3: a second reliable provisional response MUST NOT be sent before the first is
      // acknowledged.
      case Event.Ring _ -> Step.to(state, new Effect.Keep());
      // §5: while one with a session description is unacknowledged the 2xx MUST be delayed.
      case Event.Answer _ ->
          state.described()
              ? Step.to(new State.Waiting(state.number(), true, true))
              : Step.to(new State.Over(state.number()), new Effect.SendAnswer());
      case Event.Prack(long number) when number == state.number() ->
          state.answering()
              ? Step.to(new State.Over(number), new Effect.Acknowledged(), new Effect.SendAnswer())
              : Step.to(new State.Quiet(number), new Effect.Acknowledged(), new Effect.RingKept());
      case Event.Prack _ -> Step.to(state, new Effect.Refuse(481));
      // §3: without a PRACK for 64*T1 the UAS SHOULD reject the request with a 5xx response.
      case Event.NoPrack _ -> Step.to(new State.Over(state.number()), new Effect.GiveUp());
    };
  }
}
