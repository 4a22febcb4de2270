package dev.zvonar.config;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a configuration comes from; what stands later wins.
///
/// @param file the user's file, if any
/// @param environment variables such as `ZVONAR_CONSOLE_PORT` for the key `console.port`
/// @param overrides keys such as `console.port`, from the command line
public record ConfigSource(
    @Nullable Path file, Map<String, String> environment, Map<String, String> overrides) {

  public ConfigSource {
    environment = Map.copyOf(environment);
    overrides = Map.copyOf(overrides);
  }

  /// Nothing but the defaults.
  public static ConfigSource defaults() {
    return new ConfigSource(null, Map.of(), Map.of());
  }
}
