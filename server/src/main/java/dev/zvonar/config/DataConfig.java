package dev.zvonar.config;

import java.nio.file.Path;
import java.util.Map;

/// Section `data` of `reference.yaml`.
public record DataConfig(String dir, String keyFile) {
  private static final String KEY_FILE = "installation.key";

  /// The folder in force: the one configured, else the usual place of the account.
  public Path folder() {
    return dir.isEmpty() ? usual(System.getProperty("user.name"), System.getenv()) : Path.of(dir);
  }

  /// The key that seals passwords of trunks, given the data folder in force.
  public Path keyPath(Path folder) {
    return keyFile.isEmpty() ? folder.resolve(KEY_FILE) : Path.of(keyFile);
  }

  /// Programs unpacked once a machine, safe to delete.
  public Path cache() {
    return cacheOf(System.getProperty("user.name"), System.getenv());
  }

  static Path usual(String account, Map<String, String> environment) {
    return account.equals("root")
        ? Path.of("/var/lib/zvonar")
        : home(environment, "XDG_DATA_HOME", ".local/share").resolve("zvonar");
  }

  static Path cacheOf(String account, Map<String, String> environment) {
    return account.equals("root")
        ? Path.of("/var/cache/zvonar")
        : home(environment, "XDG_CACHE_HOME", ".cache").resolve("zvonar");
  }

  private static Path home(Map<String, String> environment, String variable, String otherwise) {
    String named = environment.getOrDefault(variable, "");
    return named.isEmpty() ? homeOf(environment).resolve(otherwise) : Path.of(named);
  }

  /// The shell's $HOME wins over the account's: that is what whoever set it meant.
  private static Path homeOf(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    return Path.of(home.isEmpty() ? System.getProperty("user.home") : home);
  }
}
