package dev.zvonar.wire.audio;

/// Says how much of one frequency a stretch of sound holds, by Goertzel's algorithm.
public final class Spectrum {
  private Spectrum() {}

  /// Gives the root mean square, in dBFS, of the sine of `hz` in the whole of `sound`.
  public static double strength(Pcm sound, double hz) {
    short[] samples = sound.samples();
    double step = 2 * Math.PI * hz / sound.sampleRateHz();
    double coefficient = 2 * Math.cos(step);
    double last = 0;
    double before = 0;
    for (short sample : samples) {
      double now = sample + coefficient * last - before;
      before = last;
      last = now;
    }
    double power = last * last + before * before - coefficient * last * before;
    double amplitude = samples.length == 0 ? 0 : 2 * Math.sqrt(power) / samples.length;
    return Level.ofMeanSquare(amplitude * amplitude / 2);
  }
}
