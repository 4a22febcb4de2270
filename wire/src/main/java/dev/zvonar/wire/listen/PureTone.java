package dev.zvonar.wire.listen;

import dev.zvonar.wire.audio.Codec;
import dev.zvonar.wire.audio.Level;

/// Finds the one tone that a frame consists of, whatever its frequency.
///
/// The frequency comes from the autocorrelation at lags one and two (Pisarenko's method: white
/// noise adds to neither), the proof from Goertzel's algorithm at that frequency: nearly all the
/// energy of the frame must be there.
final class PureTone {
  /// Fainter frames hold no tone that anybody sent on purpose.
  static final double LOUD_ENOUGH = Level.toMeanSquare(-42);

  /// Below are hum and the fundamentals of speech, above the edge of the telephone band.
  private static final int HZ_MIN = 300;

  private static final int HZ_MAX = 3000;

  /// Share of the energy that must be in the tone: a signal 7 dB above its noise.
  private static final double SHARE_MIN = 0.84;

  private PureTone() {}

  static double meanSquare(short[] frame) {
    long sum = 0;
    for (short sample : frame) {
      sum += sample * sample;
    }
    return (double) sum / frame.length;
  }

  /// Gives the frequency, or 0 when the frame is no pure tone.
  static int hz(short[] frame, double meanSquare) {
    if (meanSquare < LOUD_ENOUGH) {
      return 0;
    }
    double radians = Math.acos(cosine(frame));
    double hz = radians * Codec.SAMPLE_RATE_HZ / (2 * Math.PI);
    boolean inBand = hz >= HZ_MIN && hz <= HZ_MAX;
    boolean pure = inBand && share(frame, Math.cos(radians), meanSquare) >= SHARE_MIN;
    return pure ? (int) Math.round(hz) : 0;
  }

  /// The cosine of the tone's step a sample, by its autocorrelation.
  private static double cosine(short[] frame) {
    long one = 0;
    long two = 0;
    for (int i = 1; i < frame.length - 1; i++) {
      int before = frame[i - 1];
      int after = frame[i + 1];
      one += (long) frame[i] * (before + after);
      two += (long) before * after;
    }
    double lag1 = one / 2.0;
    double lag2 = (double) two;
    return lag1 == 0 ? 0 : Math.clamp((lag2 + root(lag2, lag1)) / (4 * lag1), -1, 1);
  }

  private static double root(double lag2, double lag1) {
    return Math.sqrt(lag2 * lag2 + 8 * lag1 * lag1);
  }

  private static double share(short[] frame, double cosine, double meanSquare) {
    double coefficient = 2 * cosine;
    double last = 0;
    double before = 0;
    for (short sample : frame) {
      double now = sample + coefficient * last - before;
      before = last;
      last = now;
    }
    double power = last * last + before * before - coefficient * last * before;
    double energy = meanSquare * frame.length;
    return 2 * power / (frame.length * energy);
  }
}
