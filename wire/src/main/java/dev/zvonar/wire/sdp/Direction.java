package dev.zvonar.wire.sdp;

import java.util.Locale;

/// Which way audio flows, seen from the side that wrote it (RFC 8866 §6.7).
public enum Direction {
  SENDRECV,
  SENDONLY,
  RECVONLY,
  INACTIVE;

  private final String attribute = name().toLowerCase(Locale.ROOT);

  /// The word of the `a=` line.
  public String attribute() {
    return attribute;
  }

  /// The same flow seen from the other side (RFC 3264 §6.1).
  public Direction mirrored() {
    return switch (this) {
      case SENDRECV -> SENDRECV;
      case SENDONLY -> RECVONLY;
      case RECVONLY -> SENDONLY;
      case INACTIVE -> INACTIVE;
    };
  }
}
