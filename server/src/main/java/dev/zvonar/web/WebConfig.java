package dev.zvonar.web;

import java.time.Duration;
import java.util.List;

/// The limits of the HTTP server.
///
/// @param host the address listened on
/// @param port the TCP port; 0 takes a free one
/// @param connectionsMax connections accepted at once; further ones wait in the listen queue
/// @param headerBytesMax the largest request line with its headers
/// @param bodyBytesMax the largest JSON body; uploads have limits of their own
/// @param idleTimeout how long a connection may be silent, in the middle of a request too
/// @param eventStreamsMax event streams open at once
/// @param heartbeat how often a silent event stream is written to; shorter than `idleTimeout`
/// @param trustedProxies addresses of the proxies whose `X-Forwarded-For` is believed
public record WebConfig(
    String host,
    int port,
    int connectionsMax,
    int headerBytesMax,
    int bodyBytesMax,
    Duration idleTimeout,
    int eventStreamsMax,
    Duration heartbeat,
    List<String> trustedProxies) {

  public WebConfig {
    atLeast("port", port, 0);
    atLeast("connectionsMax", connectionsMax, 1);
    atLeast("headerBytesMax", headerBytesMax, 1024);
    atLeast("bodyBytesMax", bodyBytesMax, 1024);
    atLeast("eventStreamsMax", eventStreamsMax, 1);
    trustedProxies = List.copyOf(trustedProxies);
    if (heartbeat.compareTo(idleTimeout) >= 0) {
      throw new IllegalArgumentException("heartbeat is not shorter than idleTimeout");
    }
  }

  /// The defaults on `host` and `port`.
  public static WebConfig on(String host, int port) {
    return new WebConfig(
        host,
        port,
        1_000,
        16 * 1024,
        1024 * 1024,
        Duration.ofSeconds(30),
        200,
        Duration.ofSeconds(10),
        List.of());
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + ", less than " + least);
    }
  }
}
