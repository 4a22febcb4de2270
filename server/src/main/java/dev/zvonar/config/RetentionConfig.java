package dev.zvonar.config;

/// Section `retention` of `reference.yaml`.
///
/// @param calls days; 0 keeps them for ever
public record RetentionConfig(int calls) {
  public RetentionConfig {
    OutOfRange.check("calls", calls, 0, 36_500);
  }
}
