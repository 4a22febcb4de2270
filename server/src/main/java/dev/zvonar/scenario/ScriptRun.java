package dev.zvonar.scenario;

import dev.zvonar.scenario.Script.Does;
import java.util.List;

/// The life of one conversation after the answer, as far as the script decides it.
///
/// - pure: takes an [Event], gives the next [State] and the [Effect]s to carry out
/// - no clock: waiting is an effect, its end an event
/// - a key pressed while the message plays acts at once; nobody has to hear it out
public final class ScriptRun {
  private static final int DIGITS_MAX = 64;

  private ScriptRun() {}

  /// Where the conversation is. `notes` holds what it has yielded so far.
  public sealed interface State {
    /// What the conversation has yielded so far.
    Notes notes();

    /// The message is playing.
    record Speaking(Notes notes) implements State {}

    /// The message is over and a key is waited for.
    record Waiting(Notes notes) implements State {}

    /// The reply to a key is playing; the call ends after it.
    record Replying(Notes notes) implements State {}

    /// Nothing more will be played.
    record Over(Notes notes) implements State {}
  }

  /// What the callee, the clock or the line did.
  public sealed interface Event {
    /// The message has been played to its end.
    record BodyPlayed() implements Event {}

    /// The reply has been played to its end.
    record ReplyPlayed() implements Event {}

    /// The callee pressed a key.
    record KeyPressed(char digit) implements Event {}

    /// The wait for a key is over.
    record WaitOver() implements Event {}

    /// The far end turned out to be an answering machine.
    record MachineHeard() implements Event {}

    /// An answering machine has beeped: from now on it records.
    record BeepHeard() implements Event {}

    /// The far end hung up, or the line died.
    record CalleeGone() implements Event {}
  }

  /// What the shell must do next, in this order.
  public sealed interface Effect {
    /// Stop what is playing now.
    record StopPlaying() implements Effect {}

    /// Play the message from its start.
    record PlayBody() implements Effect {}

    /// Play the reply to this key.
    record PlayReply(char digit) implements Effect {}

    /// Report [Event.WaitOver] after so many milliseconds, unless something else is played first.
    record WaitForKey(int ms) implements Effect {}

    /// End the call.
    record HangUp() implements Effect {}
  }

  /// What a conversation has yielded.
  ///
  /// @param digits all keys pressed, in order; at most 64 are kept
  /// @param repeats how often the message was played again
  /// @param heardWhole whether the message was once played to its end
  public record Notes(
      String digits,
      int repeats,
      boolean heardWhole,
      boolean confirmed,
      boolean optedOut,
      boolean machine) {
    static final Notes NONE = new Notes("", 0, false, false, false, false);

    private Notes pressed(char digit) {
      String kept = digits.length() < DIGITS_MAX ? digits + digit : digits;
      return new Notes(kept, repeats, heardWhole, confirmed, optedOut, machine);
    }

    private Notes repeated() {
      return new Notes(digits, repeats + 1, heardWhole, confirmed, optedOut, machine);
    }

    private Notes heard() {
      return new Notes(digits, repeats, true, confirmed, optedOut, machine);
    }

    private Notes decided(Does does) {
      return new Notes(
          digits,
          repeats,
          heardWhole,
          confirmed || does == Does.CONFIRM,
          optedOut || does == Does.OPT_OUT,
          machine);
    }

    private Notes metMachine() {
      return new Notes(digits, repeats, heardWhole, confirmed, optedOut, true);
    }
  }

  /// The next state and what to do on the way there.
  public record Step(State next, List<Effect> effects) {
    private static Step to(State next, Effect... effects) {
      return new Step(next, List.of(effects));
    }
  }

  /// Begins the conversation: the callee has just answered.
  public static Step begin() {
    return Step.to(new State.Speaking(Notes.NONE), new Effect.PlayBody());
  }

  /// Advances the conversation by one event; one that means nothing in `state` leaves it as it is.
  public static Step on(Script script, State state, Event event) {
    return switch (state) {
      case State.Over _ -> Step.to(state);
      case State.Speaking(var notes) ->
          switch (event) {
            case Event.BodyPlayed _ -> spoken(script, notes.heard());
            case Event.KeyPressed(var digit) -> pressed(script, state, digit);
            case Event.MachineHeard _ -> machine(script, new State.Speaking(notes.metMachine()));
            case Event.BeepHeard _ -> beep(script, new State.Speaking(notes.metMachine()));
            case Event.CalleeGone _ -> Step.to(new State.Over(notes));
            case Event.ReplyPlayed _, Event.WaitOver _ -> Step.to(state);
          };
      case State.Waiting(var notes) ->
          switch (event) {
            case Event.WaitOver _ -> Step.to(new State.Over(notes), new Effect.HangUp());
            case Event.KeyPressed(var digit) -> pressed(script, state, digit);
            case Event.MachineHeard _ -> machine(script, new State.Waiting(notes.metMachine()));
            case Event.BeepHeard _ -> beep(script, new State.Speaking(notes.metMachine()));
            case Event.CalleeGone _ -> Step.to(new State.Over(notes));
            case Event.BodyPlayed _, Event.ReplyPlayed _ -> Step.to(state);
          };
      case State.Replying(var notes) ->
          switch (event) {
            case Event.ReplyPlayed _ -> Step.to(new State.Over(notes), new Effect.HangUp());
            case Event.KeyPressed(var digit) -> pressed(script, state, digit);
            case Event.MachineHeard _, Event.BeepHeard _ ->
                Step.to(new State.Replying(notes.metMachine()));
            case Event.CalleeGone _ -> Step.to(new State.Over(notes));
            case Event.BodyPlayed _, Event.WaitOver _ -> Step.to(state);
          };
    };
  }

  private static Step spoken(Script script, Notes notes) {
    return script.keys().isEmpty()
        ? Step.to(new State.Over(notes), new Effect.HangUp())
        : Step.to(new State.Waiting(notes), new Effect.WaitForKey(script.waitForKeyMs()));
  }

  private static Step pressed(Script script, State state, char digit) {
    Notes notes = state.notes().pressed(digit);
    Script.Key key = script.key(digit).orElse(null);
    if (key == null) {
      return Step.to(with(state, notes));
    }
    return switch (key.does()) {
      case REPEAT -> repeat(script, state, notes);
      case CONFIRM, OPT_OUT -> decide(key, state, notes.decided(key.does()));
    };
  }

  private static Step repeat(Script script, State state, Notes notes) {
    if (state instanceof State.Replying || notes.repeats() >= script.repeatsMax()) {
      return Step.to(with(state, notes));
    }
    return Step.to(
        new State.Speaking(notes.repeated()), new Effect.StopPlaying(), new Effect.PlayBody());
  }

  private static Step decide(Script.Key key, State state, Notes notes) {
    if (notes.equals(state.notes().pressed(key.digit()))) {
      // The same key again while its reply is playing: the reply is not begun anew.
      return Step.to(with(state, notes));
    }
    return key.hasReply()
        ? Step.to(
            new State.Replying(notes), new Effect.StopPlaying(), new Effect.PlayReply(key.digit()))
        : Step.to(new State.Over(notes), new Effect.StopPlaying(), new Effect.HangUp());
  }

  /// What was said before the beep was not recorded, so the message begins anew.
  private static Step beep(Script script, State.Speaking noted) {
    return script.hangUpOnMachine()
        ? machine(script, noted)
        : Step.to(noted, new Effect.StopPlaying(), new Effect.PlayBody());
  }

  private static Step machine(Script script, State noted) {
    return script.hangUpOnMachine()
        ? Step.to(new State.Over(noted.notes()), new Effect.StopPlaying(), new Effect.HangUp())
        : Step.to(noted);
  }

  private static State with(State state, Notes notes) {
    return switch (state) {
      case State.Speaking _ -> new State.Speaking(notes);
      case State.Waiting _ -> new State.Waiting(notes);
      case State.Replying _ -> new State.Replying(notes);
      case State.Over _ -> new State.Over(notes);
    };
  }
}
