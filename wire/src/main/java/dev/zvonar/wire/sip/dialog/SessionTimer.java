package dev.zvonar.wire.sip.dialog;

import java.util.List;

/// Keeps a dialog from living on when one end has silently gone (RFC 4028 §7.4, §10). Pure.
public final class SessionTimer {
  /// A refresh that was refused for a while is tried again after this share of the interval.
  private static final int RETRY_SHARE = 10;

  /// The call ends this long before the interval is over, or a third of it (§10).
  private static final int EARLY_S_MAX = 32;

  private SessionTimer() {}

  /// Where the dialog stands.
  public sealed interface State {
    /// No timer was agreed on.
    record Off() implements State {}

    /// We refresh, next in due time.
    record Refreshing(int intervalS) implements State {}

    /// Our refresh is under way.
    record Asking(int intervalS) implements State {}

    /// The far end refreshes.
    record Watching(int intervalS) implements State {}
  }

  /// What may happen.
  public sealed interface Event {
    /// A 2xx to INVITE or UPDATE, either way, set these terms; 0 s is no timer.
    record Agreed(int intervalS, boolean ours) implements Event {}

    /// Half the interval is over.
    record Due() implements Event {}

    /// Our refresh did not get through, for now.
    record Failed() implements Event {}

    /// The interval is nearly over without a refresh.
    record Expired() implements Event {}
  }

  /// What is to be done.
  public sealed interface Effect {
    /// Let nothing fire any more.
    record Disarm() implements Effect {}

    /// Feed [Event.Due] in this time.
    record ArmDue(long ms) implements Effect {}

    /// Feed [Event.Expired] in this time, in place of any earlier one.
    record ArmExpiry(long ms) implements Effect {}

    /// Send a refresh.
    record Refresh() implements Effect {}

    /// End the leg: the far end is gone.
    record Leave() implements Effect {}
  }

  /// The next state and what to do on the way.
  public record Step(State next, List<Effect> effects) {
    static Step to(State next, Effect... effects) {
      return new Step(next, List.of(effects));
    }
  }

  private static final State OFF = new State.Off();

  /// Where every dialog begins.
  public static State begin() {
    return OFF;
  }

  /// Advances by one event; an event that means nothing in `state` leaves it as it is.
  public static Step on(State state, Event event) {
    return switch (event) {
      case Event.Agreed(int intervalS, boolean ours) -> agreed(intervalS, ours);
      case Event.Due _ ->
          state instanceof State.Refreshing(int intervalS)
              ? Step.to(new State.Asking(intervalS), new Effect.Refresh())
              : Step.to(state);
      case Event.Failed _ ->
          state instanceof State.Asking(int intervalS)
              ? Step.to(
                  new State.Refreshing(intervalS),
                  new Effect.ArmDue(Math.max(500L, intervalS * 1_000L / RETRY_SHARE)))
              : Step.to(state);
      // §10: the side that waits in vain SHOULD send BYE before the session expires.
      case Event.Expired _ ->
          state instanceof State.Off
              ? Step.to(state)
              : Step.to(OFF, new Effect.Disarm(), new Effect.Leave());
    };
  }

  private static Step agreed(int intervalS, boolean ours) {
    if (intervalS <= 0) {
      return Step.to(OFF, new Effect.Disarm());
    }
    // §10: the minimum of 32 seconds and one third of the session interval before it expires.
    var expiry =
        new Effect.ArmExpiry(
            intervalS * 1_000L - Math.min(EARLY_S_MAX * 1_000L, intervalS * 1_000L / 3));
    return ours
        ? Step.to(
            new State.Refreshing(intervalS),
            new Effect.Disarm(),
            expiry,
            // §10: refresh once half the session interval has elapsed.
            new Effect.ArmDue(intervalS * 500L))
        : Step.to(new State.Watching(intervalS), new Effect.Disarm(), expiry);
  }
}
