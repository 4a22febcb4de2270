package dev.zvonar.config;

/// Section `recordings` of `reference.yaml`.
public record RecordingsSection(
    String mpg123Command, int fileMbMax, int lengthMaxS, int decodeTimeoutMs) {
  public RecordingsSection {
    OutOfRange.check("fileMbMax", fileMbMax, 1, 256);
    OutOfRange.check("lengthMaxS", lengthMaxS, 1, 3600);
    OutOfRange.check("decodeTimeoutMs", decodeTimeoutMs, 1_000, 600_000);
  }
}
