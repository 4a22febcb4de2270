package dev.zvonar.wire.listen;

import dev.zvonar.wire.audio.Level;

/// Where [AnswerJudge] draws its lines. All in milliseconds but the levels.
///
/// @param voiceDbfs nothing fainter is voice, -100..0
/// @param overNoiseDb how far voice stands out of the line's noise, 3..30
/// @param voiceMsMin voice shorter than this is a click and does not count
/// @param greetingMsMax a greeting longer than this, without a pause, is a machine's
/// @param voiceMsMax more voice than this with no turn in between is a machine's, pauses or not
/// @param gapMsMax a pause shorter than this belongs to the greeting
/// @param turnMs silence this long after a greeting means that somebody waits for us to speak
/// @param silenceMsMax no voice for this long from the start means silence
/// @param decisionMsMax after this the answer is unknown, until something later proves it
/// @param speechMsMax somebody taken for a person who then speaks this long with no turn in between is none
/// @param talkMsMax somebody taken for a person who has spoken this long in all is none: a person
///     listens in between
/// @param assistantMsMax a machine's greeting at most this long, with [#assistantTurnMs] of silence
///     and no beep behind it, is guessed to be a voice assistant's
/// @param assistantTurnMs silence behind a greeting in which a mailbox would have beeped
/// @param watchMsMax for how long from the answer a judgement may still be corrected
public record AnswerRules(
    double voiceDbfs,
    double overNoiseDb,
    int voiceMsMin,
    int greetingMsMax,
    int voiceMsMax,
    int gapMsMax,
    int turnMs,
    int silenceMsMax,
    int decisionMsMax,
    int speechMsMax,
    int talkMsMax,
    int assistantMsMax,
    int assistantTurnMs,
    int watchMsMax) {
  /// -42 dBFS, 9 dB; 100, 3600, 4200, 400, 800, 4000, 6000, 4500, 9000, 9000, 2500 and 20,000 ms.
  public static final AnswerRules DEFAULT =
      new AnswerRules(
          -42, 9, 100, 3600, 4200, 400, 800, 4000, 6000, 4500, 9000, 9000, 2500, 20_000);

  /// Checks the ranges.
  public AnswerRules {
    if (voiceDbfs > 0 || voiceDbfs < Level.SILENCE_DBFS) {
      throw new IllegalArgumentException("voiceDbfs is not in -100..0: " + voiceDbfs);
    }
    if (overNoiseDb < 3 || overNoiseDb > 30) {
      throw new IllegalArgumentException("overNoiseDb is not in 3..30: " + overNoiseDb);
    }
    if (voiceMsMin < 1 || greetingMsMax < voiceMsMin || gapMsMax < 0 || turnMs < gapMsMax) {
      throw new IllegalArgumentException("the times of a greeting contradict each other");
    }
    if (voiceMsMax < greetingMsMax || speechMsMax < greetingMsMax || assistantTurnMs < turnMs) {
      throw new IllegalArgumentException("the times of a machine contradict those of a person");
    }
    if (silenceMsMax < 0 || decisionMsMax < silenceMsMax || watchMsMax < decisionMsMax) {
      throw new IllegalArgumentException("decisionMsMax is below silenceMsMax: " + decisionMsMax);
    }
  }
}
