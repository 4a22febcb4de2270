package dev.zvonar.config;

import java.util.Set;

/// Section `log` of `reference.yaml`.
public record LogConfig(String level) {
  public LogConfig {
    OutOfRange.check(
        "level",
        Set.of("DEBUG", "INFO", "WARN", "ERROR").contains(level),
        "is " + level + ", allowed are DEBUG, INFO, WARN and ERROR");
  }
}
