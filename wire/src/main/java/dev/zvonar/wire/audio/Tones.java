package dev.zvonar.wire.audio;

/// Makes tones: sines, telephone keys, a beep.
public final class Tones {
  /// The keys of a telephone, in the order of their codes in RFC 4733 §3.2.
  public static final String KEYS = "0123456789*#ABCD";

  private static final int[] LOW_HZ = {697, 770, 852, 941};
  private static final int[] HIGH_HZ = {1209, 1336, 1477, 1633};
  private static final String KEYPAD = "123A456B789C*0#D";
  private static final double KEY_DBFS = -12;
  private static final int FADE_MS = 3;

  private Tones() {}

  /// Makes a sine whose root mean square is `dbfs`, at any sample rate.
  public static Pcm sine(int sampleRateHz, double hz, int ms, double dbfs) {
    var samples = new double[samples(sampleRateHz, ms)];
    add(samples, sampleRateHz, hz, amplitude(dbfs));
    return pcm(sampleRateHz, samples);
  }

  /// Makes the two tones of a key (ITU-T Q.23) at 8000 Hz.
  ///
  /// @throws IllegalArgumentException when `key` is none of [#KEYS]
  public static Pcm dtmf(char key, int ms) {
    int place = KEYPAD.indexOf(key);
    if (place < 0) {
      throw new IllegalArgumentException("not a telephone key: " + key);
    }
    var samples = new double[samples(Codec.SAMPLE_RATE_HZ, ms)];
    add(samples, Codec.SAMPLE_RATE_HZ, LOW_HZ[place / 4], amplitude(KEY_DBFS));
    add(samples, Codec.SAMPLE_RATE_HZ, HIGH_HZ[place % 4], amplitude(KEY_DBFS));
    return pcm(Codec.SAMPLE_RATE_HZ, samples);
  }

  /// Makes the beep after which an answering machine records: 1000 Hz at 8000 Hz, with soft ends.
  public static Pcm beep(int ms) {
    short[] samples = sine(Codec.SAMPLE_RATE_HZ, 1000, ms, -15).samples();
    int fade = Math.min(samples.length / 2, samples(Codec.SAMPLE_RATE_HZ, FADE_MS));
    for (int i = 0; i < fade; i++) {
      int last = samples.length - 1 - i;
      samples[i] = (short) (samples[i] * i / fade);
      samples[last] = (short) (samples[last] * i / fade);
    }
    return new Pcm(Codec.SAMPLE_RATE_HZ, samples);
  }

  private static int samples(int sampleRateHz, int ms) {
    if (ms < 0) {
      throw new IllegalArgumentException("ms is negative: " + ms);
    }
    return Math.toIntExact((long) sampleRateHz * ms / 1000);
  }

  /// A sine's root mean square is its amplitude over the root of two.
  private static double amplitude(double dbfs) {
    return 32767 * Math.sqrt(2) * Math.pow(10, dbfs / 20);
  }

  private static void add(double[] samples, int sampleRateHz, double hz, double amplitude) {
    double step = 2 * Math.PI * hz / sampleRateHz;
    for (int i = 0; i < samples.length; i++) {
      samples[i] += amplitude * Math.sin(step * i);
    }
  }

  private static Pcm pcm(int sampleRateHz, double[] samples) {
    var rounded = new short[samples.length];
    for (int i = 0; i < samples.length; i++) {
      rounded[i] = (short) Math.clamp(Math.round(samples[i]), Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return new Pcm(sampleRateHz, rounded);
  }
}
