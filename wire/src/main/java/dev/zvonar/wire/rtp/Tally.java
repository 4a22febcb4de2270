package dev.zvonar.wire.rtp;

/// What one session, or one media thread, has moved. Written by that media thread alone.
final class Tally {
  final Count sentPackets = new Count();
  final Count sentBytes = new Count();
  final Count sendErrors = new Count();
  final Count receivedPackets = new Count();
  final Count receivedBytes = new Count();
  final Count lostPackets = new Count();
  final Count foreignPackets = new Count();
  final Count digits = new Count();
  final Count firstReceivedNanos = new Count();

  void sent(int bytes) {
    sentPackets.add(1);
    sentBytes.add(bytes);
  }

  void received(int bytes, long nowNanos) {
    receivedPackets.add(1);
    receivedBytes.add(bytes);
    if (firstReceivedNanos.get() == 0) {
      firstReceivedNanos.set(nowNanos);
    }
  }

  MediaStats stats() {
    return new MediaStats(
        sentPackets.get(),
        sentBytes.get(),
        receivedPackets.get(),
        receivedBytes.get(),
        lostPackets.get(),
        foreignPackets.get(),
        digits.get(),
        firstReceivedNanos.get());
  }
}
