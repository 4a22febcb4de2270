package dev.zvonar.lab.answers;

import dev.zvonar.wire.audio.G711;
import dev.zvonar.wire.audio.Level;
import java.util.random.RandomGenerator;

/// Sounds laid one over another on a strip of time, then sent through a telephone.
final class Sketch {
  private static final int PER_MS = 8;

  /// One pole at 3400 Hz and one at 300 Hz: a line's band, roughly.
  private static final double LOW_PASS = 0.9;

  private static final double HIGH_PASS = 0.79;

  private final double[] strip;
  private int endMs;

  Sketch(int ms) {
    this.strip = new double[ms * PER_MS];
  }

  /// Where the sound laid down last ends.
  int endMs() {
    return endMs;
  }

  /// Lays `sound` from `ms` on, louder by `gainDb`.
  Sketch lay(int ms, short[] sound, double gainDb) {
    double gain = Math.pow(10, gainDb / 20);
    int from = ms * PER_MS;
    for (int i = 0; i < sound.length && from + i < strip.length; i++) {
      strip[from + i] += gain * sound[i];
    }
    endMs = ms + sound.length / PER_MS;
    return this;
  }

  /// Lays a sine from `ms` on; its phase is turned round every `reversalMs`, 0 for never.
  Sketch tone(int ms, int forMs, double hz, double dbfs, int reversalMs) {
    double amplitude = Math.sqrt(2 * Level.toMeanSquare(dbfs));
    int from = ms * PER_MS;
    for (int i = 0; i < forMs * PER_MS && from + i < strip.length; i++) {
      boolean turned = reversalMs > 0 && i / (reversalMs * PER_MS) % 2 == 1;
      double value = amplitude * Math.sin(2 * Math.PI * hz * i / 8000);
      strip[from + i] += turned ? -value : value;
    }
    endMs = ms + forMs;
    return this;
  }

  /// Lays noise over everything: white, or rumbling as a street does.
  Sketch noise(double dbfs, boolean street, RandomGenerator random) {
    double deviation = Math.sqrt(Level.toMeanSquare(dbfs));
    double brown = 0;
    for (int i = 0; i < strip.length; i++) {
      double white = deviation * random.nextGaussian();
      brown = street ? 0.86 * brown + 0.51 * white : white;
      double swell = street ? 1 + 0.4 * Math.sin(i / 5600.0) : 1;
      strip[i] += brown * swell;
    }
    return this;
  }

  /// Gives what arrives: band-limited, clipped and through A-law.
  short[] heard() {
    var out = new short[strip.length];
    double low = 0;
    double high = 0;
    double before = 0;
    for (int i = 0; i < strip.length; i++) {
      low += LOW_PASS * (strip[i] - low);
      high = HIGH_PASS * (high + low - before);
      before = low;
      short sample = (short) Math.clamp(Math.round(high), Short.MIN_VALUE, Short.MAX_VALUE);
      out[i] = G711.fromAlaw(G711.toAlaw(sample));
    }
    return out;
  }
}
