package dev.zvonar.wire.rtp;

import java.net.InetAddress;

/// How an engine is set up.
///
/// @param bind the local address of every RTP socket
/// @param portFrom the lowest port that may be used, 1024..65534
/// @param portTo the highest, inclusive; only the even ones are used (RFC 3550 §11)
/// @param threads media threads, 1..64; one a core is right
/// @param sessionsMax sessions open at once, 1..100,000
/// @param drive how packets are moved
public record MediaSettings(
    InetAddress bind, int portFrom, int portTo, int threads, int sessionsMax, MediaDrive drive) {
  /// Checks the ranges.
  public MediaSettings {
    if (portFrom < 1024 || portTo > 65_535 || portFrom > portTo) {
      throw new IllegalArgumentException(
          "RTP ports are not a range in 1024..65535: %d..%d".formatted(portFrom, portTo));
    }
    if (threads < 1 || threads > 64) {
      throw new IllegalArgumentException("threads is not in 1..64: " + threads);
    }
    if (sessionsMax < 1 || sessionsMax > 100_000) {
      throw new IllegalArgumentException("sessionsMax is not in 1..100000: " + sessionsMax);
    }
  }

  /// Settings that move packets the fastest way there is.
  public MediaSettings(InetAddress bind, int portFrom, int portTo, int threads, int sessionsMax) {
    this(bind, portFrom, portTo, threads, sessionsMax, MediaDrive.FASTEST);
  }

  /// The same, moving packets another way.
  public MediaSettings by(MediaDrive other) {
    return new MediaSettings(bind, portFrom, portTo, threads, sessionsMax, other);
  }

  /// Settings with one thread a core.
  public static MediaSettings of(InetAddress bind, int portFrom, int portTo, int sessionsMax) {
    int cores = Math.min(64, Runtime.getRuntime().availableProcessors());
    return new MediaSettings(bind, portFrom, portTo, cores, sessionsMax);
  }
}
