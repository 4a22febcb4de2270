package dev.zvonar.config;

/// Section `database` of `reference.yaml`.
public record DatabaseConfig(
    String url,
    String user,
    String password,
    String passwordFile,
    int connectionsMax,
    int borrowTimeoutMs,
    int connectTimeoutMs,
    int socketTimeoutMs) {
  public DatabaseConfig {
    OutOfRange.check(
        "url",
        url.isEmpty() || url.startsWith("jdbc:postgresql:"),
        "must begin with jdbc:postgresql: or be empty");
    OutOfRange.check(
        "passwordFile",
        password.isEmpty() || passwordFile.isEmpty(),
        "and password are both given; keep one");
    OutOfRange.check("connectionsMax", connectionsMax, 2, 500);
    OutOfRange.check("borrowTimeoutMs", borrowTimeoutMs, 100, 60_000);
    OutOfRange.check("connectTimeoutMs", connectTimeoutMs, 1_000, 60_000);
    OutOfRange.check("socketTimeoutMs", socketTimeoutMs, 1_000, 600_000);
  }

  /// Whether our own server is to be run.
  public boolean isEmbedded() {
    return url.isEmpty();
  }

  /// Shows no password.
  @Override
  public String toString() {
    return "DatabaseConfig[user=" + user + ", connectionsMax=" + connectionsMax + "]";
  }
}
