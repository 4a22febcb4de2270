package dev.zvonar.wire.audio;

/// Where [GreetingDetector] draws its lines. All in milliseconds but the level.
///
/// @param voiceDbfs sound at least this loud is voice
/// @param voiceMsMin voice shorter than this is a click and does not count
/// @param greetingMsMax a greeting longer than this is a machine's
/// @param gapMsMax a pause shorter than this belongs to the greeting
/// @param turnMs silence this long after a greeting means that a person waits for us
/// @param silenceMsMax no voice for this long from the start means silence
/// @param decisionMsMax after this the answer is unknown
public record GreetingRules(
    double voiceDbfs,
    int voiceMsMin,
    int greetingMsMax,
    int gapMsMax,
    int turnMs,
    int silenceMsMax,
    int decisionMsMax) {
  /// -40 dBFS; 100, 1600, 400, 800, 4000 and 6000 ms.
  public static final GreetingRules DEFAULT =
      new GreetingRules(-40, 100, 1600, 400, 800, 4000, 6000);

  /// Checks the ranges.
  public GreetingRules {
    if (voiceDbfs > 0 || voiceDbfs < Level.SILENCE_DBFS) {
      throw new IllegalArgumentException("voiceDbfs is not in -100..0: " + voiceDbfs);
    }
    if (voiceMsMin < 1 || greetingMsMax < voiceMsMin || gapMsMax < 0 || turnMs < gapMsMax) {
      throw new IllegalArgumentException("the times of a greeting contradict each other");
    }
    if (silenceMsMax < 0 || decisionMsMax < silenceMsMax) {
      throw new IllegalArgumentException("decisionMsMax is below silenceMsMax: " + decisionMsMax);
    }
  }
}
