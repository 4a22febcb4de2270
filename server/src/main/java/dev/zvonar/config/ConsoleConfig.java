package dev.zvonar.config;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// Section `console` of `reference.yaml`.
public record ConsoleConfig(
    String host,
    int port,
    boolean loginRequired,
    int connectionsMax,
    int idleTimeoutMs,
    int eventStreamsMax,
    String trustedProxies) {
  public ConsoleConfig {
    OutOfRange.check("port", port, 0, 65_535);
    OutOfRange.check(
        "loginRequired",
        loginRequired || host.startsWith("127.") || host.equals("localhost"),
        "is false, allowed only where console.host is this machine alone (127.0.0.1)");
    OutOfRange.check("connectionsMax", connectionsMax, 10, 100_000);
    OutOfRange.check("idleTimeoutMs", idleTimeoutMs, 15_000, 600_000);
    OutOfRange.check("eventStreamsMax", eventStreamsMax, 1, 10_000);
    OutOfRange.check(
        "trustedProxies",
        addresses(trustedProxies).stream().allMatch(ConsoleConfig::isAddress),
        "must be addresses with commas between them, such as 127.0.0.1, 10.0.0.7");
  }

  /// The addresses of the trusted proxies.
  public List<String> trustedProxyAddresses() {
    return addresses(trustedProxies);
  }

  private static List<String> addresses(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(address -> !address.isEmpty())
        .toList();
  }

  private static boolean isAddress(String text) {
    try {
      return InetAddress.ofLiteral(text).getHostAddress() != null;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
