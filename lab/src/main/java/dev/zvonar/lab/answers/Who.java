package dev.zvonar.lab.answers;

import dev.zvonar.wire.audio.AnswerKind;
import java.util.Locale;

/// Who takes a call of the corpus: its label.
enum Who {
  /// Says hello once or twice and listens.
  PERSON(AnswerKind.HUMAN),

  /// Says the name of a firm, their own and what they can do.
  PERSON_AT_WORK(AnswerKind.HUMAN),

  /// Says hello, and then speaks into our message.
  PERSON_WHO_TALKS(AnswerKind.HUMAN),

  /// Says hello where it is loud.
  PERSON_IN_NOISE(AnswerKind.HUMAN),

  /// Says hello; our voice comes back from their line or loudspeaker.
  PERSON_WITH_ECHO(AnswerKind.HUMAN),

  /// Nobody speaks; our own voice comes back.
  ECHO_ALONE(AnswerKind.SILENCE, AnswerKind.UNKNOWN),

  /// Nobody speaks; the noise of a line or a street.
  SILENT(AnswerKind.SILENCE, AnswerKind.UNKNOWN),

  /// A greeting, a beep, silence.
  MAILBOX(AnswerKind.BEEP),

  /// A greeting of several sentences and no beep.
  MACHINE_WITHOUT_BEEP(AnswerKind.MACHINE),

  /// A short greeting that asks something and waits, then goes on.
  ASSISTANT(AnswerKind.VOICE_ASSISTANT),

  /// An operator's three tones and a sentence.
  ANNOUNCEMENT_AFTER_TONES(AnswerKind.OPERATOR_ANNOUNCEMENT),

  /// The same without the tones, again and again, in two languages.
  ANNOUNCEMENT(AnswerKind.OPERATOR_ANNOUNCEMENT),

  /// A fax answers, or one calls.
  FAX(AnswerKind.FAX),

  /// A switchboard took the call and rings on; then a person says hello.
  RINGS_ON(AnswerKind.HUMAN);

  private final AnswerKind right;
  private final AnswerKind rightToo;

  Who(AnswerKind right) {
    this(right, right);
  }

  Who(AnswerKind right, AnswerKind rightToo) {
    this.right = right;
    this.rightToo = rightToo;
  }

  /// Whether a judgement says who it is.
  boolean isRight(AnswerKind judged) {
    return judged == right || judged == rightToo;
  }

  /// Whether a human would be lost if this were taken for a machine.
  boolean isPerson() {
    return right == AnswerKind.HUMAN;
  }

  /// The label in figures.
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
