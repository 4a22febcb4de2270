package dev.zvonar.wire.sip.dialog;

import java.util.List;

/// A transfer that we asked for: REFER and the NOTIFYs of how it goes (RFC 3515 §2.4). Pure.
public final class Referral {
  private Referral() {}

  /// Where it stands.
  public sealed interface State {
    /// Nothing asked, or the last one is over.
    record None() implements State {}

    /// REFER is under way.
    record Asked() implements State {}

    /// It was accepted; NOTIFYs say how the new call goes.
    record Accepted() implements State {}
  }

  /// What may happen.
  public sealed interface Event {
    /// Our side wants it.
    record Ask() implements Event {}

    /// 2xx to the REFER.
    record Taken() implements Event {}

    /// A refusal of the REFER; 408 when nothing came.
    record Refused(int status) implements Event {}

    /// A NOTIFY: the status it tells, 0 when none can be read, and whether it is the last one.
    record Notified(int status, boolean last) implements Event {}
  }

  /// What is to be done.
  public sealed interface Effect {
    /// Send the REFER.
    record Send() implements Effect {}

    /// Answer the NOTIFY at hand.
    record Answer(int status) implements Effect {}

    /// Tell the listener how it goes.
    record Report(int status, boolean over) implements Effect {}
  }

  /// The next state and what to do on the way.
  public record Step(State next, List<Effect> effects) {
    static Step to(State next, Effect... effects) {
      return new Step(next, List.of(effects));
    }
  }

  private static final State NONE = new State.None();

  /// Where every dialog begins.
  public static State begin() {
    return NONE;
  }

  /// Advances by one event; an event that means nothing in `state` leaves it as it is.
  public static Step on(State state, Event event) {
    return switch (event) {
      case Event.Ask _ ->
          state instanceof State.None
              ? Step.to(new State.Asked(), new Effect.Send())
              : Step.to(state);
      case Event.Taken _ ->
          state instanceof State.Asked ? Step.to(new State.Accepted()) : Step.to(state);
      case Event.Refused(int status) ->
          state instanceof State.Asked
              ? Step.to(NONE, new Effect.Report(status, true))
              : Step.to(state);
      case Event.Notified(int status, boolean last) -> notified(state, status, last);
    };
  }

  private static Step notified(State state, int status, boolean last) {
    if (state instanceof State.None) {
      // RFC 6665 §4.1.3: a NOTIFY of no subscription we know gets 481.
      return Step.to(state, new Effect.Answer(481));
    }
    // §2.4.4: a NOTIFY may overtake the 202. A final status is the outcome, whatever is said of the
    // subscription; one that ends without an outcome leaves it unknown: 0.
    boolean over = last || status >= 200;
    return over
        ? Step.to(NONE, new Effect.Answer(200), new Effect.Report(status, true))
        : Step.to(new State.Accepted(), new Effect.Answer(200), new Effect.Report(status, false));
  }
}
