package dev.zvonar.wire.listen;

import dev.zvonar.wire.audio.Codec;
import dev.zvonar.wire.audio.Level;
import java.nio.ByteBuffer;

/// Turns packets of any length into frames of 20 ms: how loud each is, and whether it is one pure
/// tone. Packets go in as they come, frames come out one a tick, so that packets of 60 ms or a
/// jitter of a few packets do not look like pauses.
///
/// Mutable, one writer; allocates nothing after its construction.
public final class SoundMeter {
  /// What one frame stands for.
  public static final int FRAME_MS = 20;

  /// Samples of one frame.
  static final int FRAME_SAMPLES = Codec.SAMPLE_RATE_HZ / 1000 * FRAME_MS;

  /// Frames that may wait: 100 ms. Beyond it we are behind, and the oldest are passed over.
  private static final int WAITING_MAX = 5;

  private final short[] frame = new short[FRAME_SAMPLES];
  private final double[] meanSquares = new double[WAITING_MAX];
  private final int[] tonesHz = new int[WAITING_MAX];
  private int filled;
  private int first;
  private int waiting;
  private double meanSquare;
  private int toneHz;

  /// Begins with nothing heard.
  public SoundMeter() {}

  /// Takes `length` codes of a packet from `offset` on; the buffer's position is left alone.
  public void take(Codec codec, ByteBuffer codes, int offset, int length) {
    if (filled == 0 && length == FRAME_SAMPLES) {
      double square = Level.meanSquare(codec, codes, offset, length);
      if (square < PureTone.LOUD_ENOUGH) {
        // Most packets of most calls: a pause, of which nobody need know the samples.
        add(square, 0);
        return;
      }
    }
    for (int i = offset; i < offset + length; i++) {
      frame[filled++] = codec.decode(codes.get(i));
      if (filled == FRAME_SAMPLES) {
        measure();
      }
    }
  }

  /// Takes `length` samples at 8000 Hz from `offset` on.
  public void take(short[] samples, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      frame[filled++] = samples[i];
      if (filled == FRAME_SAMPLES) {
        measure();
      }
    }
  }

  /// Moves on by one tick of 20 ms; gives false when no sound is there for it, which is silence.
  public boolean next() {
    if (waiting == 0) {
      meanSquare = 0;
      toneHz = 0;
      return false;
    }
    meanSquare = meanSquares[first];
    toneHz = tonesHz[first];
    first = (first + 1) % WAITING_MAX;
    waiting--;
    return true;
  }

  /// The mean of this frame's squared samples.
  public double meanSquare() {
    return meanSquare;
  }

  /// The frequency of the one tone this frame consists of, 0 when it is no pure tone.
  public int toneHz() {
    return toneHz;
  }

  /// Forgets what waits.
  public void restart() {
    filled = 0;
    waiting = 0;
    meanSquare = 0;
    toneHz = 0;
  }

  private void measure() {
    filled = 0;
    double square = PureTone.meanSquare(frame);
    add(square, PureTone.hz(frame, square));
  }

  private void add(double square, int hz) {
    if (waiting == WAITING_MAX) {
      first = (first + 1) % WAITING_MAX;
      waiting--;
    }
    int last = (first + waiting) % WAITING_MAX;
    meanSquares[last] = square;
    tonesHz[last] = hz;
    waiting++;
  }
}
