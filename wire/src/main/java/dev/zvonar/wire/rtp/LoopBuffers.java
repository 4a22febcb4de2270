package dev.zvonar.wire.rtp;

/// What a media thread lends to the session whose tick runs: memory which the kernel reads and writes
/// without a copy in between, and the reader of headers.
final class LoopBuffers {
  /// More than any packet of sound on an Ethernet; what is longer is cut, and refused by its payload.
  private static final int RECEIVED_BYTES_MAX = 2048;

  final Frame out = new Frame(Voice.PACKET_BYTES);
  final Frame in = new Frame(RECEIVED_BYTES_MAX);
  final RtpView view = new RtpView();
}
