package dev.zvonar.wire.rtp;

import java.nio.ByteBuffer;

/// What a media thread lends to the session whose tick runs: direct buffers, which the kernel
/// reads and writes without a copy in between, and the reader of headers.
final class LoopBuffers {
  /// More than any packet of sound on an Ethernet; what is longer is cut, and refused by its payload.
  private static final int RECEIVED_BYTES_MAX = 2048;

  final ByteBuffer out = ByteBuffer.allocateDirect(Voice.PACKET_BYTES);
  final ByteBuffer in = ByteBuffer.allocateDirect(RECEIVED_BYTES_MAX);
  final RtpView view = new RtpView();
}
