package dev.zvonar.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zvonar.scenario.Script.Does;
import dev.zvonar.scenario.ScriptRun.Effect;
import dev.zvonar.scenario.ScriptRun.Event;
import dev.zvonar.scenario.ScriptRun.State;
import dev.zvonar.scenario.ScriptRun.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptRunTest {
  private static final Script KEYS =
      new Script(
          List.of(
              new Script.Key('1', Does.REPEAT, false),
              new Script.Key('2', Does.CONFIRM, true),
              new Script.Key('9', Does.OPT_OUT, false)),
          5000,
          1,
          false);
  private static final Script PLAIN = new Script(List.of(), 0, 0, false);

  @Test
  void a_message_without_keys_ends_the_call_when_it_was_heard() {
    Step step = run(PLAIN, new Event.BodyPlayed());
    assertThat(step.effects()).containsExactly(new Effect.HangUp());
    assertThat(step.next().notes().heardWhole()).isTrue();
  }

  @Test
  void after_the_message_a_key_is_waited_for_and_then_the_call_ends() {
    assertThat(run(KEYS, new Event.BodyPlayed()).effects())
        .containsExactly(new Effect.WaitForKey(5000));
    Step over = run(KEYS, new Event.BodyPlayed(), new Event.WaitOver());
    assertThat(over.next()).isInstanceOf(State.Over.class);
    assertThat(over.effects()).containsExactly(new Effect.HangUp());
  }

  @Test
  void one_is_hear_again_but_only_as_often_as_allowed() {
    Step again = run(KEYS, key('1'));
    assertThat(again.effects()).containsExactly(new Effect.StopPlaying(), new Effect.PlayBody());
    Step tooOften = run(KEYS, key('1'), key('1'));
    assertThat(tooOften.effects()).isEmpty();
    assertThat(tooOften.next().notes().repeats()).isEqualTo(1);
    assertThat(tooOften.next().notes().digits()).isEqualTo("11");
  }

  @Test
  void two_confirms_at_once_and_says_its_reply_before_the_end() {
    Step confirmed = run(KEYS, key('2'));
    assertThat(confirmed.effects())
        .containsExactly(new Effect.StopPlaying(), new Effect.PlayReply('2'));
    assertThat(confirmed.next().notes().confirmed()).isTrue();
    assertThat(run(KEYS, key('2'), new Event.ReplyPlayed()).effects())
        .containsExactly(new Effect.HangUp());
  }

  @Test
  void nine_ends_the_call_and_is_remembered_even_while_a_reply_plays() {
    assertThat(run(KEYS, key('9')).next().notes().optedOut()).isTrue();
    Step late = run(KEYS, key('2'), key('9'));
    assertThat(late.next().notes().optedOut()).isTrue();
    assertThat(late.next().notes().confirmed()).isTrue();
    assertThat(late.effects()).containsExactly(new Effect.StopPlaying(), new Effect.HangUp());
  }

  @Test
  void the_same_key_twice_does_not_begin_the_reply_anew() {
    Step twice = run(KEYS, key('2'), key('2'));
    assertThat(twice.effects()).isEmpty();
    assertThat(twice.next().notes().digits()).isEqualTo("22");
  }

  @Test
  void a_key_without_a_meaning_is_kept_and_changes_nothing() {
    Step step = run(KEYS, key('7'));
    assertThat(step.effects()).isEmpty();
    assertThat(step.next().notes().digits()).isEqualTo("7");
  }

  @Test
  void a_machine_is_left_alone_only_when_the_script_says_so() {
    assertThat(run(KEYS, new Event.MachineHeard()).effects()).isEmpty();
    Script shy = new Script(KEYS.keys(), 5000, 1, true);
    assertThat(run(shy, new Event.MachineHeard()).effects())
        .containsExactly(new Effect.StopPlaying(), new Effect.HangUp());
  }

  @Test
  void a_machine_that_beeps_gets_the_message_from_its_start() {
    Step step = run(KEYS, new Event.BodyPlayed(), new Event.BeepHeard());
    assertThat(step.next()).isInstanceOf(State.Speaking.class);
    assertThat(step.next().notes().machine()).isTrue();
    assertThat(step.effects()).containsExactly(new Effect.StopPlaying(), new Effect.PlayBody());
    Script shy = new Script(KEYS.keys(), 5000, 1, true);
    assertThat(run(shy, new Event.BeepHeard()).effects())
        .containsExactly(new Effect.StopPlaying(), new Effect.HangUp());
  }

  @Test
  void digits_are_bounded() {
    State state = ScriptRun.begin().next();
    for (int i = 0; i < 1000; i++) {
      state = ScriptRun.on(KEYS, state, key('5')).next();
    }
    assertThat(state.notes().digits()).hasSize(64);
  }

  @Test
  void a_script_refuses_a_key_that_stands_twice() {
    List<Script.Key> twice =
        List.of(new Script.Key('1', Does.REPEAT, false), new Script.Key('1', Does.CONFIRM, false));
    assertThatThrownBy(() -> new Script(twice, 0, 0, false)).hasMessageContaining("twice");
  }

  private static Event key(char digit) {
    return new Event.KeyPressed(digit);
  }

  private static Step run(Script script, Event... events) {
    Step step = ScriptRun.begin();
    for (Event event : events) {
      step = ScriptRun.on(script, step.next(), event);
    }
    return step;
  }
}
