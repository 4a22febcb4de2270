package dev.zvonar.lab.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.listen.AnswerRules;
import org.junit.jupiter.api.Test;

/// A small corpus of a fixed seed, and the least that is owed on it. The figures of a large one
/// stand in `docs/media.md`.
class AnswersBenchTest {
  private static final int EACH = 12;

  @Test
  void hardly_a_person_is_lost_and_most_machines_are_known() {
    Confusion confusion =
        new AnswersBench(new Corpus(11, new Voices()), AnswerRules.DEFAULT).run(EACH);
    String table = confusion.table();
    assertThat(confusion.personsLostPercent()).as(table).isLessThanOrEqualTo(3);
    assertThat(confusion.machinePercent(Who.ECHO_ALONE)).as(table).isLessThanOrEqualTo(3);
    assertThat(confusion.machinePercent(Who.SILENT)).as(table).isZero();
    assertThat(confusion.rightPercent(Who.PERSON)).as(table).isGreaterThanOrEqualTo(90);
    assertThat(confusion.machinePercent(Who.MAILBOX)).as(table).isGreaterThanOrEqualTo(97);
    assertThat(confusion.rightPercent(Who.MAILBOX)).as(table).isGreaterThanOrEqualTo(85);
    assertThat(confusion.rightPercent(Who.FAX)).as(table).isGreaterThanOrEqualTo(97);
    assertThat(confusion.rightPercent(Who.ANNOUNCEMENT_AFTER_TONES))
        .as(table)
        .isGreaterThanOrEqualTo(95);
    assertThat(confusion.machinePercent(Who.ANNOUNCEMENT)).as(table).isGreaterThanOrEqualTo(60);
  }

  @Test
  void the_same_seed_makes_the_same_calls() {
    var one = new Corpus(3, new Voices()).call(Who.MAILBOX, 5);
    var two = new Corpus(3, new Voices()).call(Who.MAILBOX, 5);
    var other = new Corpus(4, new Voices()).call(Who.MAILBOX, 5);
    assertThat(one.heard().samples())
        .isEqualTo(two.heard().samples())
        .isNotEqualTo(other.heard().samples());
  }

  @Test
  void speech_presses_next_to_no_keys_and_keys_in_noise_are_heard() {
    var talkOff = new TalkOffCommand();
    assertThat(talkOff.speech(3)).isLessThanOrEqualTo(1);
    assertThat(talkOff.noise(3)).isZero();
    assertThat(talkOff.keys(15)).isGreaterThanOrEqualTo(990);
  }
}
