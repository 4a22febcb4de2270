package dev.zvonar.wire.opus;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Decodes Opus packets of up to 60 ms; a packet that never came is made up from those before it.
/// Belongs to the thread that uses it; its buffers are outside the heap and freed by [#close].
public final class OpusDecoder implements AutoCloseable {
  private static final int PACKET_MS_MAX = 60;
  private static final int LOST_MS = 20;

  private final MemorySegment state;
  private final MethodHandle decode;
  private final MethodHandle destroy;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment in = arena.allocate(OpusEncoder.PACKET_BYTES_MAX);
  private final MemorySegment out;
  private final int samplesMax;
  private final int lostSamples;
  private boolean closed;

  OpusDecoder(MemorySegment state, int sampleRateHz, MethodHandle decode, MethodHandle destroy) {
    this.state = state;
    this.decode = decode;
    this.destroy = destroy;
    this.samplesMax = sampleRateHz / 1000 * PACKET_MS_MAX;
    this.lostSamples = sampleRateHz / 1000 * LOST_MS;
    this.out = arena.allocate(ValueLayout.JAVA_SHORT, samplesMax);
  }

  /// Samples that a packet may become: what `samples` must have room for.
  public int samplesMax() {
    return samplesMax;
  }

  /// Decodes `length` bytes of `packet` from `from` on into `samples`; gives the number of samples,
  /// 0 for bytes that are no Opus packet.
  public int decode(byte[] packet, int from, int length, short[] samples) {
    if (length < 1 || length > OpusEncoder.PACKET_BYTES_MAX) {
      return 0;
    }
    MemorySegment.copy(packet, from, in, ValueLayout.JAVA_BYTE, 0, length);
    return taken(
        Native.run(() -> (int) decode.invoke(state, in, length, out, samplesMax, 0)), samples);
  }

  /// Makes up 20 ms in place of a packet that never came.
  public int conceal(short[] samples) {
    return taken(
        Native.run(() -> (int) decode.invoke(state, MemorySegment.NULL, 0, out, lostSamples, 0)),
        samples);
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

  private int taken(int decoded, short[] samples) {
    int count = Math.clamp(decoded, 0, samples.length);
    MemorySegment.copy(out, ValueLayout.JAVA_SHORT, 0, samples, 0, count);
    return count;
  }
}
