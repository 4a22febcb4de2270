package dev.zvonar.config;

import java.util.List;

/// Section `rtp` of `reference.yaml`.
public record RtpConfig(
    String host,
    int portFrom,
    int portTo,
    int threads,
    int sessionsMax,
    String sockets,
    boolean realtime) {
  private static final List<String> SOCKETS = List.of("auto", "jdk", "native");

  public RtpConfig {
    OutOfRange.check("portFrom", portFrom, 1_024, 65_534);
    OutOfRange.check("portTo", portTo, portFrom + 1L, 65_535);
    OutOfRange.check("threads", threads, 0, 64);
    OutOfRange.check("sessionsMax", sessionsMax, 1, 30_000);
    OutOfRange.check("sockets", SOCKETS.contains(sockets), "is none of " + SOCKETS);
  }
}
