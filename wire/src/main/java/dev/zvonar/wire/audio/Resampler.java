package dev.zvonar.wire.audio;

/// Brings sound to 8000 Hz with a windowed-sinc polyphase filter: what lies above the telephone
/// band is taken out instead of being folded into it.
///
/// Passes up to 3400 Hz unchanged; from 4000 Hz on at least 70 dB are taken off.
public final class Resampler {
  private static final int OUT_HZ = Codec.SAMPLE_RATE_HZ;

  /// Middle of the slope between 3400 and 4000 Hz, as a share of the lower sample rate.
  private static final double CUTOFF = 3700.0 / 8000;

  /// Half the width of the filter, in zero crossings of the sinc.
  private static final int ZERO_CROSSINGS = 30;

  /// Kaiser's beta for 70 dB of stop band.
  private static final double BETA = 6.76;

  /// Rates with no small common divisor with 8000 get the nearest of this many phases.
  private static final int PHASES_MAX = 1024;

  private final double cutoff;
  private final int halfTaps;
  private final float[][] phases;

  private Resampler(int inHz) {
    this.cutoff = CUTOFF * Math.min(inHz, OUT_HZ) / inHz;
    this.halfTaps = (int) Math.ceil(ZERO_CROSSINGS / (2 * cutoff));
    this.phases = new float[Math.min(PHASES_MAX, OUT_HZ / gcd(inHz, OUT_HZ))][];
    for (int i = 0; i < phases.length; i++) {
      phases[i] = phase((double) i / phases.length);
    }
  }

  /// Gives the same sound at 8000 Hz, or the very same object when it is so already.
  public static Pcm to8k(Pcm sound) {
    if (sound.sampleRateHz() == OUT_HZ) {
      return sound;
    }
    return new Pcm(OUT_HZ, new Resampler(sound.sampleRateHz()).run(sound));
  }

  private short[] run(Pcm sound) {
    short[] in = sound.samples();
    var out = new short[(int) (in.length * (long) OUT_HZ / sound.sampleRateHz())];
    for (int i = 0; i < out.length; i++) {
      long position = (long) i * sound.sampleRateHz();
      int whole = (int) (position / OUT_HZ);
      long rest = position % OUT_HZ;
      int phase = (int) (rest * phases.length / OUT_HZ);
      out[i] = convolve(in, whole, phases[phase]);
    }
    return out;
  }

  private short convolve(short[] in, int centre, float[] taps) {
    int first = centre - halfTaps;
    int from = Math.max(0, -first);
    int to = Math.min(taps.length, in.length - first);
    float sum = 0;
    for (int i = from; i < to; i++) {
      sum += in[first + i] * taps[i];
    }
    return (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
  }

  /// The taps for an output sample that lies `offset` of an input sample behind an input sample.
  private float[] phase(double offset) {
    var taps = new double[2 * halfTaps + 2];
    double sum = 0;
    for (int i = 0; i < taps.length; i++) {
      double x = i - halfTaps - offset;
      taps[i] = sinc(2 * cutoff * x) * window(x / (halfTaps + 1));
      sum += taps[i];
    }
    var scaled = new float[taps.length];
    for (int i = 0; i < taps.length; i++) {
      scaled[i] = (float) (taps[i] / sum);
    }
    return scaled;
  }

  private static double sinc(double x) {
    return Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static double window(double x) {
    return Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
  }

  /// The modified Bessel function of the first kind and order zero, by its series.
  private static double bessel(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; term > 1e-12 * sum; k++) {
      term *= (x / (2 * k)) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
