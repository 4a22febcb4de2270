package dev.zvonar.cli;

import dev.zvonar.config.ConfigSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a command's configuration comes from.
public final class ConfigOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A YAML file with what differs from the defaults (or $ZVONAR_CONFIG).")
  private @Nullable Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One key, such as console.port=8081; wins over file and environment.")
  private Map<String, String> overrides = new HashMap<>();

  /// The sources in force: the file, the process's environment, the overrides.
  public ConfigSource source() {
    return new ConfigSource(fileInForce(), System.getenv(), overrides);
  }

  private @Nullable Path fileInForce() {
    Path given = file;
    if (given != null) {
      return given;
    }
    String named = System.getenv().getOrDefault("ZVONAR_CONFIG", "");
    return named.isEmpty() ? null : Path.of(named);
  }
}
