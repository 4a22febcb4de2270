package dev.zvonar.config;

/// Section `health` of `reference.yaml`.
public record HealthConfig(String host, int port) {
  public HealthConfig {
    OutOfRange.check("port", port, 0, 65_535);
  }
}
