package dev.zvonar.wire.sip;

import java.util.List;

/// One registration from REGISTER to REGISTER (RFC 3261 §10.2). Pure; times in milliseconds.
final class RegistrationCycle {
  private static final int CHALLENGES_MAX = 3;
  private static final long EXPIRES_S_MAX = 86_400;

  private RegistrationCycle() {}

  /// Where the registration stands.
  sealed interface State {
    /// A REGISTER is under way; `challenges` answered so far.
    record Asking(int challenges) implements State {}

    /// The binding stands; it is renewed when the timer comes.
    record Bound() implements State {}

    /// It was refused or not heard; asked again when the timer comes.
    record Pausing() implements State {}

    /// The REGISTER that takes the binding back is under way.
    record Removing(int challenges) implements State {}

    /// Over.
    record Closed() implements State {}
  }

  /// What may happen to it.
  sealed interface Event {
    /// 2xx; the binding holds for so long.
    record Accepted(long expiresS) implements Event {}

    /// 401 or 407, as for a leg.
    record Challenge(boolean answerable, boolean stale) implements Event {}

    /// Any other refusal; `pauseMs` by Retry-After or by configuration.
    record Refused(int status, long pauseMs) implements Event {}

    /// 423 with the shortest validity the registrar takes.
    record TooBrief(long minExpiresS) implements Event {}

    /// No answer; asked again after this pause.
    record NoAnswer(long pauseMs) implements Event {}

    /// The timer came.
    record Due() implements Event {}

    /// Our side wants out.
    record Close() implements Event {}
  }

  /// What is to be done.
  sealed interface Effect {
    /// Send REGISTER; with credentials if there was a challenge.
    record Register() implements Effect {}

    /// Ask for this validity from now on.
    record AskFor(long expiresS) implements Effect {}

    /// Send REGISTER with Expires 0.
    record Unregister() implements Effect {}

    /// Feed Due in `ms`.
    record Arm(long ms) implements Effect {}

    /// Tell the listener.
    record ReportBound(long expiresS) implements Effect {}

    /// Tell the listener.
    record ReportRefused(int status, long pauseMs) implements Effect {}

    /// Tell the listener.
    record ReportUnreachable(long pauseMs) implements Effect {}

    /// Tell the listener; nothing follows.
    record ReportClosed() implements Effect {}
  }

  /// The next state and what to do on the way.
  record Step(State next, List<Effect> effects) {
    static Step to(State next, Effect... effects) {
      return new Step(next, List.of(effects));
    }
  }

  private static final State CLOSED = new State.Closed();

  /// Advances by one event; an event that means nothing in `state` leaves it as it is.
  static Step on(State state, Event event) {
    return switch (state) {
      case State.Asking(int challenges) -> asking(challenges, event);
      case State.Bound _ -> resting(state, true, event);
      case State.Pausing _ -> resting(state, false, event);
      case State.Removing(int challenges) -> removing(challenges, event);
      case State.Closed _ -> Step.to(state);
    };
  }

  private static Step asking(int challenges, Event event) {
    return switch (event) {
      case Event.Accepted(long expiresS) ->
          Step.to(
              new State.Bound(),
              new Effect.ReportBound(expiresS),
              new Effect.Arm(refreshMs(expiresS)));
      case Event.Challenge(boolean answerable, boolean stale)
          when answerable && challenges < (stale ? CHALLENGES_MAX : 1) ->
          Step.to(new State.Asking(challenges + 1), new Effect.Register());
      case Event.Challenge _ -> pause(401, REFUSED_CREDENTIALS_PAUSE_MS);
      case Event.Refused(int status, long pauseMs) -> pause(status, pauseMs);
      // §10.2.8: upon 423 the UA MAY retry after making the interval at least Min-Expires.
      case Event.TooBrief(long minExpiresS)
          when challenges < CHALLENGES_MAX && minExpiresS <= EXPIRES_S_MAX ->
          Step.to(
              new State.Asking(challenges + 1),
              new Effect.AskFor(minExpiresS),
              new Effect.Register());
      case Event.TooBrief _ -> pause(423, REFUSED_CREDENTIALS_PAUSE_MS);
      case Event.NoAnswer(long pauseMs) ->
          Step.to(
              new State.Pausing(), new Effect.ReportUnreachable(pauseMs), new Effect.Arm(pauseMs));
      case Event.Close _ -> Step.to(new State.Removing(0), new Effect.Unregister());
      case Event.Due _ -> Step.to(new State.Asking(challenges));
    };
  }

  /// A registrar that does not take our credentials is not asked more often than once a minute.
  private static final long REFUSED_CREDENTIALS_PAUSE_MS = 60_000;

  private static Step resting(State state, boolean bound, Event event) {
    return switch (event) {
      case Event.Due _ -> Step.to(new State.Asking(0), new Effect.Register());
      case Event.Close _ ->
          bound
              ? Step.to(new State.Removing(0), new Effect.Unregister())
              : Step.to(CLOSED, new Effect.ReportClosed());
      case Event.Accepted _,
          Event.Challenge _,
          Event.Refused _,
          Event.TooBrief _,
          Event.NoAnswer _ ->
          Step.to(state);
    };
  }

  private static Step removing(int challenges, Event event) {
    return switch (event) {
      case Event.Challenge(boolean answerable, boolean stale)
          when answerable && challenges < (stale ? CHALLENGES_MAX : 1) ->
          Step.to(new State.Removing(challenges + 1), new Effect.Unregister());
      case Event.Accepted _,
          Event.Challenge _,
          Event.Refused _,
          Event.TooBrief _,
          Event.NoAnswer _ ->
          Step.to(CLOSED, new Effect.ReportClosed());
      case Event.Due _, Event.Close _ -> Step.to(new State.Removing(challenges));
    };
  }

  private static Step pause(int status, long pauseMs) {
    return Step.to(
        new State.Pausing(), new Effect.ReportRefused(status, pauseMs), new Effect.Arm(pauseMs));
  }

  /// When to renew: at four fifths of the validity, so that three lost REGISTERs do no harm, and at
  /// least once a day.
  static long refreshMs(long expiresS) {
    return Math.max(1, Math.min(expiresS, EXPIRES_S_MAX)) * 800;
  }
}
