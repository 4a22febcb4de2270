package dev.zvonar.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.scenario.Script.Does;
import dev.zvonar.scenario.ScriptRun.Event;
import dev.zvonar.scenario.ScriptRun.Notes;
import dev.zvonar.scenario.ScriptRun.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every state meets every event; the answers are kept in docs/protocols/script-run.md, where a
/// change shows up in review.
class ScriptRunTableTest {
  private static final Script SCRIPT =
      new Script(
          List.of(
              new Script.Key('1', Does.REPEAT, false),
              new Script.Key('2', Does.CONFIRM, true),
              new Script.Key('9', Does.OPT_OUT, false)),
          5000,
          3,
          true);
  private static final List<State> STATES =
      List.of(
          new State.Speaking(Notes.NONE),
          new State.Waiting(Notes.NONE),
          new State.Replying(Notes.NONE),
          new State.Over(Notes.NONE));
  private static final List<Event> EVENTS =
      List.of(
          new Event.BodyPlayed(),
          new Event.ReplyPlayed(),
          new Event.KeyPressed('1'),
          new Event.KeyPressed('2'),
          new Event.KeyPressed('9'),
          new Event.KeyPressed('5'),
          new Event.WaitOver(),
          new Event.MachineHeard(),
          new Event.BeepHeard(),
          new Event.CalleeGone());

  @Test
  void every_kind_of_state_and_event_is_in_the_table() {
    assertThat(STATES.stream().map(State::getClass).distinct().count())
        .isEqualTo(State.class.getPermittedSubclasses().length);
    assertThat(EVENTS.stream().map(Event::getClass).distinct().count())
        .isEqualTo(Event.class.getPermittedSubclasses().length);
  }

  @Test
  void the_table_is_the_one_we_approved() throws IOException {
    var table =
        new StringBuilder(
            """
            # ScriptRun: the conversation after the answer

            Keys: 1 repeats, 2 confirms with a reply, 9 opts out; machines are hung up on.
            Made by `ScriptRunTableTest`; run it with `-Dapprove=true` to accept a change.

            | state | event | next | effects |
            |---|---|---|---|
            """);
    for (State state : STATES) {
      EVENTS.forEach(event -> row(table, state, event));
    }
    Path approved =
        Path.of(System.getProperty("zvonar.root", ".."), "docs/protocols/script-run.md");
    if (Boolean.getBoolean("approve")) {
      Files.createDirectories(approved.getParent());
      Files.writeString(approved, table);
    }
    assertThat(table.toString()).isEqualTo(Files.readString(approved));
  }

  private static void row(StringBuilder table, State state, Event event) {
    ScriptRun.Step step = ScriptRun.on(SCRIPT, state, event);
    if (step.next().equals(state) && step.effects().isEmpty()) {
      return;
    }
    table.append(
        "| %s | %s | %s %s | %s |\n"
            .formatted(
                state.getClass().getSimpleName(),
                event,
                step.next().getClass().getSimpleName(),
                yielded(step.next().notes()),
                step.effects()));
  }

  private static List<String> yielded(Notes notes) {
    String[] words = {
      notes.digits().isEmpty() ? "" : "digits " + notes.digits(),
      notes.repeats() == 0 ? "" : "repeats " + notes.repeats(),
      notes.heardWhole() ? "heard" : "",
      notes.confirmed() ? "confirmed" : "",
      notes.optedOut() ? "opted out" : "",
      notes.machine() ? "machine" : ""
    };
    return Arrays.stream(words).filter(word -> !word.isEmpty()).toList();
  }
}
