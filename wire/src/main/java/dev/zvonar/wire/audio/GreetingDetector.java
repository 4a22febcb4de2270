package dev.zvonar.wire.audio;

/// Tells a person from a machine by the rhythm of the greeting, 20 ms at a time.
///
/// Has no clock: time passes by [#hear] alone, so the same sound always gets the same answer. Its
/// fields are mutable, with one writer, because it runs on the media path of every call, where
/// nothing may be allocated. The approved cases stand in `docs/protocols/greeting.md`.
public final class GreetingDetector {
  /// How much time one call of [#hear] stands for.
  public static final int FRAME_MS = 20;

  private final GreetingRules rules;
  private final double voiceMeanSquare;
  private int elapsedMs;
  private int voiceMs;
  private int gapMs;
  private boolean voiceHeard;
  private boolean decided;
  private AnswerKind kind = AnswerKind.UNKNOWN;

  /// Starts to listen by `rules`.
  public GreetingDetector(GreetingRules rules) {
    this.rules = rules;
    this.voiceMeanSquare = Level.toMeanSquare(rules.voiceDbfs());
  }

  /// Takes the loudness of the next 20 ms, as the mean of its squared samples; 0 where no packet
  /// came. Gives true once: when the decision falls.
  public boolean hear(double meanSquare) {
    if (decided) {
      return false;
    }
    elapsedMs += FRAME_MS;
    if (meanSquare >= voiceMeanSquare) {
      voice();
    } else {
      pause();
    }
    if (!decided && elapsedMs >= rules.decisionMsMax()) {
      decide(AnswerKind.UNKNOWN);
    }
    return decided;
  }

  /// The decision; [AnswerKind#UNKNOWN] until it falls.
  public AnswerKind kind() {
    return kind;
  }

  /// Whether the decision has fallen.
  public boolean decided() {
    return decided;
  }

  /// Forgets everything and listens anew.
  public void restart() {
    elapsedMs = 0;
    voiceMs = 0;
    gapMs = 0;
    voiceHeard = false;
    decided = false;
    kind = AnswerKind.UNKNOWN;
  }

  private void voice() {
    boolean bridged = voiceMs > 0 && gapMs < rules.gapMsMax();
    voiceMs = bridged ? voiceMs + gapMs + FRAME_MS : FRAME_MS;
    gapMs = 0;
    voiceHeard |= voiceMs >= rules.voiceMsMin();
    if (voiceMs > rules.greetingMsMax()) {
      decide(AnswerKind.MACHINE);
    }
  }

  private void pause() {
    gapMs += FRAME_MS;
    if (voiceMs >= rules.voiceMsMin() && gapMs >= rules.turnMs()) {
      decide(AnswerKind.HUMAN);
    } else if (!voiceHeard && elapsedMs >= rules.silenceMsMax()) {
      decide(AnswerKind.SILENCE);
    }
  }

  private void decide(AnswerKind decision) {
    kind = decision;
    decided = true;
  }
}
