package dev.zvonar.wire.audio;

/// Makes the noise that a far end describes instead of sending it (RFC 3389): a level, and how its
/// spectrum is bent by up to ten reflection coefficients. Mutable, one writer; allocates nothing
/// after its construction.
public final class ComfortNoise {
  /// More coefficients than these are passed over, as RFC 3389 §3.2 allows.
  public static final int ORDER_MAX = 10;

  /// RFC 3389 §3.1: the level counts downwards from the overload point, in dB.
  private static final int LEVEL_MASK = 0x7F;

  private final double[] reflections = new double[ORDER_MAX];
  private final double[] backward = new double[ORDER_MAX + 1];
  private int order;
  private double excitation;
  private int seed = 1;

  /// Begins with silence.
  public ComfortNoise() {}

  /// Takes the payload of a comfort-noise packet; an empty one changes nothing.
  public void take(byte[] payload, int from, int length) {
    if (length < 1) {
      return;
    }
    order = Math.min(length - 1, ORDER_MAX);
    double gain = 1;
    for (int i = 0; i < order; i++) {
      // RFC 3389 §3.2: 127 stands for zero, one step is 1/127.
      double k = Math.clamp(((payload[from + 1 + i] & 0xFF) - 127) / 127.0, -0.99, 0.99);
      reflections[i] = k;
      gain *= 1 - k * k;
    }
    double level = Math.sqrt(Level.toMeanSquare(-(payload[from] & LEVEL_MASK)));
    // An all-pole lattice amplifies white noise by 1 / prod(1 - k²).
    excitation = level * Math.sqrt(gain);
  }

  /// Makes `length` samples at 8000 Hz.
  public void make(short[] samples, int from, int length) {
    for (int i = from; i < from + length; i++) {
      samples[i] = (short) Math.clamp(Math.round(filter(excitation * white())), -32768, 32767);
    }
  }

  /// The all-pole lattice, from its highest order down.
  private double filter(double in) {
    double forward = in;
    for (int i = order; i > 0; i--) {
      forward -= reflections[i - 1] * backward[i - 1];
      backward[i] = backward[i - 1] + reflections[i - 1] * forward;
    }
    backward[0] = forward;
    return forward;
  }

  /// Even noise with a variance of one.
  private double white() {
    seed = seed * 1_664_525 + 1_013_904_223;
    return seed / 2147483648.0 * Math.sqrt(3);
  }
}
