package dev.zvonar.wire.rtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// What one session, or one media thread, has moved. Written by that media thread alone, read by any.
///
/// The figures lie side by side in one object, because a thread with thousands of sessions finds none
/// of them in its cache: an object a figure would cost it a miss a figure. They are written by
/// releasing stores, which cost nothing more than plain ones.
final class Tally {
  private static final VarHandle SENT_PACKETS = figure("sentPackets");
  private static final VarHandle SENT_BYTES = figure("sentBytes");
  private static final VarHandle SEND_ERRORS = figure("sendErrors");
  private static final VarHandle RECEIVED_PACKETS = figure("receivedPackets");
  private static final VarHandle RECEIVED_BYTES = figure("receivedBytes");
  private static final VarHandle LOST_PACKETS = figure("lostPackets");
  private static final VarHandle FOREIGN_PACKETS = figure("foreignPackets");
  private static final VarHandle DIGITS = figure("digits");
  private static final VarHandle FIRST_RECEIVED_NANOS = figure("firstReceivedNanos");

  private long sentPackets;
  private long sentBytes;
  private long sendErrors;
  private long receivedPackets;
  private long receivedBytes;
  private long lostPackets;
  private long foreignPackets;
  private long digits;
  private long firstReceivedNanos;

  void sent(int bytes) {
    SENT_PACKETS.setRelease(this, sentPackets + 1);
    SENT_BYTES.setRelease(this, sentBytes + bytes);
  }

  void sendError() {
    SEND_ERRORS.setRelease(this, sendErrors + 1);
  }

  /// A packet came.
  void received(int bytes) {
    RECEIVED_PACKETS.setRelease(this, receivedPackets + 1);
    RECEIVED_BYTES.setRelease(this, receivedBytes + bytes);
  }

  /// A packet came, perhaps the first.
  void received(int bytes, long nowNanos) {
    if (firstReceivedNanos == 0) {
      FIRST_RECEIVED_NANOS.setRelease(this, nowNanos);
    }
    received(bytes);
  }

  /// So many packets never came, by now.
  void lost(long packets) {
    if (packets != lostPackets) {
      LOST_PACKETS.setRelease(this, packets);
    }
  }

  void foreign() {
    FOREIGN_PACKETS.setRelease(this, foreignPackets + 1);
  }

  void digit() {
    DIGITS.setRelease(this, digits + 1);
  }

  /// Packets sent so far; any thread.
  long sentPackets() {
    return (long) SENT_PACKETS.getAcquire(this);
  }

  /// Packets taken so far; any thread.
  long receivedPackets() {
    return (long) RECEIVED_PACKETS.getAcquire(this);
  }

  /// Packets the kernel refused so far; any thread.
  long sendErrors() {
    return (long) SEND_ERRORS.getAcquire(this);
  }

  /// The figures so far; any thread.
  MediaStats stats() {
    return new MediaStats(
        sentPackets(),
        (long) SENT_BYTES.getAcquire(this),
        receivedPackets(),
        (long) RECEIVED_BYTES.getAcquire(this),
        (long) LOST_PACKETS.getAcquire(this),
        (long) FOREIGN_PACKETS.getAcquire(this),
        (long) DIGITS.getAcquire(this),
        (long) FIRST_RECEIVED_NANOS.getAcquire(this));
  }

  private static VarHandle figure(String name) {
    try {
      return MethodHandles.lookup().findVarHandle(Tally.class, name, long.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }
}
