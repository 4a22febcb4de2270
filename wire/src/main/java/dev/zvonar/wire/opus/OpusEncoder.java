package dev.zvonar.wire.opus;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Encodes frames of 20 ms into Opus packets. Belongs to the thread that uses it; its buffers are
/// outside the heap and freed by [#close].
///
/// On the wire the RTP clock is 48,000 Hz whatever the sample rate is (RFC 7587 §4.1): 20 ms are
/// 960 ticks.
public final class OpusEncoder implements AutoCloseable {
  /// RFC 6716 §3.4: no frame is longer.
  public static final int PACKET_BYTES_MAX = 1275;

  private final MemorySegment state;
  private final MethodHandle encode;
  private final MethodHandle destroy;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment in;
  private final MemorySegment out = arena.allocate(PACKET_BYTES_MAX);
  private final int frameSamples;
  private boolean closed;

  OpusEncoder(MemorySegment state, int sampleRateHz, MethodHandle encode, MethodHandle destroy) {
    this.state = state;
    this.encode = encode;
    this.destroy = destroy;
    this.frameSamples = sampleRateHz / 50;
    this.in = arena.allocate(ValueLayout.JAVA_SHORT, frameSamples);
  }

  /// Encodes 20 ms of `samples` from `from` on into `packet`; gives its length in bytes.
  public int encode(short[] samples, int from, byte[] packet) {
    MemorySegment.copy(samples, from, in, ValueLayout.JAVA_SHORT, 0, frameSamples);
    int room = Math.min(packet.length, PACKET_BYTES_MAX);
    int bytes = Native.run(() -> (int) encode.invoke(state, in, frameSamples, out, room));
    if (bytes < 0) {
      throw new IllegalStateException("libopus could not encode: error " + bytes);
    }
    MemorySegment.copy(out, ValueLayout.JAVA_BYTE, 0, packet, 0, bytes);
    return bytes;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      Native.run(() -> {
        destroy.invoke(state);
        return 0;
      });
      arena.close();
    }
  }
}
