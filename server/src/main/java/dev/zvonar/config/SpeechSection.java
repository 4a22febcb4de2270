package dev.zvonar.config;

/// Section `speech` of `reference.yaml`.
public record SpeechSection(
    String espeakCommand,
    String voiceRu,
    String voiceEn,
    int wordsPerMinute,
    int processesMax,
    int phraseTimeoutMs,
    double levelDbfs,
    int memoryMbMax,
    int keepUnusedDays) {
  public SpeechSection {
    OutOfRange.check("wordsPerMinute", wordsPerMinute, 80, 450);
    OutOfRange.check("processesMax", processesMax, 1, 64);
    OutOfRange.check("phraseTimeoutMs", phraseTimeoutMs, 500, 120_000);
    OutOfRange.check(
        "levelDbfs",
        levelDbfs >= -40 && levelDbfs <= -6,
        "is " + levelDbfs + ", allowed are -40 to -6");
    OutOfRange.check("memoryMbMax", memoryMbMax, 0, 16_384);
    OutOfRange.check("keepUnusedDays", keepUnusedDays, 1, 3_650);
  }
}
