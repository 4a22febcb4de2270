package dev.zvonar.wire.audio;

import java.nio.ByteBuffer;

/// How loud sound is, in dBFS: 0 is a square wave of full scale, silence is [#SILENCE_DBFS].
public final class Level {
  /// What digital silence is said to have.
  public static final double SILENCE_DBFS = -100;

  private static final double FULL_SCALE = 32768;
  private static final int WINDOW_MS = 20;

  /// Windows below this are pauses and do not count towards the loudness of speech.
  private static final double PAUSE_DBFS = -50;

  /// No gain lifts a peak above this, so that nothing is clipped.
  private static final double PEAK_DBFS_MAX = -1;

  private static final double GAIN_DB_MAX = 30;

  private Level() {}

  /// Gives the root mean square of all samples, in dBFS.
  public static double rms(Pcm sound) {
    short[] samples = sound.samples();
    return ofMeanSquare(meanSquare(samples, 0, samples.length));
  }

  /// Gives the highest sample, in dBFS.
  public static double peak(Pcm sound) {
    int peak = 0;
    for (short sample : sound.samples()) {
      peak = Math.max(peak, Math.abs((int) sample));
    }
    return ofMeanSquare((double) peak * peak);
  }

  /// Gives the same sound with its speech at `dbfs` (say -20), pauses left out of the measure. The
  /// gain is at most 30 dB and never lifts a peak above -1 dBFS; silence stays as it is.
  public static Pcm normalise(Pcm sound, double dbfs) {
    double speech = speechLevel(sound);
    if (speech <= PAUSE_DBFS) {
      return sound;
    }
    double gainDb = Math.min(dbfs - speech, PEAK_DBFS_MAX - peak(sound));
    return amplify(sound, Math.min(gainDb, GAIN_DB_MAX));
  }

  /// Gives the mean of the squared samples of `length` codes from `offset` on; allocates nothing.
  public static double meanSquare(Codec codec, ByteBuffer codes, int offset, int length) {
    int[] squares = codec.squares();
    long sum = 0;
    int at = offset;
    int whole = offset + (length & -Long.BYTES);
    for (; at < whole; at += Long.BYTES) {
      sum += ofEight(squares, codes.getLong(at));
    }
    for (; at < offset + length; at++) {
      sum += squares[codes.get(at) & 0xFF];
    }
    return length == 0 ? 0 : (double) sum / length;
  }

  /// A square has 30 bits: two of them are added in an int, more in a long.
  private static long ofEight(int[] squares, long codes) {
    int low = (int) codes;
    int high = (int) (codes >>> 32);
    return (long) (squares[low & 0xFF] + squares[low >>> 8 & 0xFF])
        + (squares[low >>> 16 & 0xFF] + squares[low >>> 24])
        + (squares[high & 0xFF] + squares[high >>> 8 & 0xFF])
        + (squares[high >>> 16 & 0xFF] + squares[high >>> 24]);
  }

  /// Turns a mean of squared samples into dBFS.
  public static double ofMeanSquare(double meanSquare) {
    double share = meanSquare / (FULL_SCALE * FULL_SCALE);
    return share <= 1e-10 ? SILENCE_DBFS : 10 * Math.log10(share);
  }

  /// Turns dBFS into the mean of squared samples, for comparing without a logarithm.
  public static double toMeanSquare(double dbfs) {
    return FULL_SCALE * FULL_SCALE * Math.pow(10, dbfs / 10);
  }

  private static double speechLevel(Pcm sound) {
    short[] samples = sound.samples();
    int window = Math.max(1, sound.sampleRateHz() * WINDOW_MS / 1000);
    double pause = toMeanSquare(PAUSE_DBFS);
    double sum = 0;
    int windows = 0;
    for (int from = 0; from < samples.length; from += window) {
      double square = meanSquare(samples, from, Math.min(samples.length, from + window));
      if (square > pause) {
        sum += square;
        windows++;
      }
    }
    return windows == 0 ? SILENCE_DBFS : ofMeanSquare(sum / windows);
  }

  private static Pcm amplify(Pcm sound, double gainDb) {
    double gain = Math.pow(10, gainDb / 20);
    short[] in = sound.samples();
    var out = new short[in.length];
    for (int i = 0; i < in.length; i++) {
      out[i] = (short) Math.clamp(Math.round(in[i] * gain), Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return new Pcm(sound.sampleRateHz(), out);
  }

  private static double meanSquare(short[] samples, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += (long) samples[i] * samples[i];
    }
    return to == from ? 0 : (double) sum / (to - from);
  }
}
