package dev.zvonar.wire.rtp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/// Memory of one packet outside the heap, seen by the JDK's channels as a buffer and by the C library
/// as a segment, with room for a socket address beside it. Belongs to one media thread.
final class Frame {
  private static final int ADDRESS_BYTES = 16;

  final ByteBuffer bytes;
  final MemorySegment memory;

  /// A `sockaddr_in`.
  final MemorySegment address;

  /// A `socklen_t` that says how long [#address] is.
  final MemorySegment addressBytes;

  Frame(int packetBytes) {
    Arena arena = Arena.ofAuto();
    this.memory = arena.allocate(packetBytes, Long.BYTES);
    this.bytes = memory.asByteBuffer();
    this.address = arena.allocate(ADDRESS_BYTES, Long.BYTES);
    this.addressBytes = arena.allocate(Integer.BYTES, Integer.BYTES);
  }
}
