package dev.zvonar.config;

/// Section `console` of `reference.yaml`.
public record ConsoleConfig(
    String host,
    int port,
    boolean loginRequired,
    int connectionsMax,
    int idleTimeoutMs,
    int eventStreamsMax) {
  public ConsoleConfig {
    OutOfRange.check("port", port, 0, 65_535);
    OutOfRange.check(
        "loginRequired",
        loginRequired || host.startsWith("127.") || host.equals("localhost"),
        "is false, allowed only where console.host is this machine alone (127.0.0.1)");
    OutOfRange.check("connectionsMax", connectionsMax, 10, 100_000);
    OutOfRange.check("idleTimeoutMs", idleTimeoutMs, 15_000, 600_000);
    OutOfRange.check("eventStreamsMax", eventStreamsMax, 1, 10_000);
  }
}
