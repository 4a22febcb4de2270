package dev.zvonar.wire.rtp;

/// How an engine moves its packets on this machine. Sound is the same whichever way is taken.
///
/// @param sockets whose socket calls are used
/// @param realtime whether media threads ask the kernel to run before ordinary threads
///     (`SCHED_RR`); where that is not allowed they run as any other
public record MediaDrive(Sockets sockets, boolean realtime) {
  /// The fastest that this machine allows.
  public static final MediaDrive FASTEST = new MediaDrive(Sockets.AUTO, true);

  /// Whose socket calls are used.
  public enum Sockets {
    /// The C library's where they can be had, else the JDK's.
    AUTO,
    /// `java.nio.channels.DatagramChannel`.
    JDK,
    /// The C library's, by the Foreign Function & Memory API; IPv4 on Linux.
    NATIVE
  }
}
