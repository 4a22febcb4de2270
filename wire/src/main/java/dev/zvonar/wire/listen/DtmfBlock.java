package dev.zvonar.wire.listen;

import dev.zvonar.wire.audio.Codec;
import dev.zvonar.wire.audio.Level;

/// Looks at one block of sound for the two tones of a key, by Goertzel's algorithm at the eight
/// frequencies, and keeps their phases for the next look. Mutable, one writer.
final class DtmfBlock {
  /// Four rows, each with the keys of the four columns.
  static final String KEYPAD = "123A456B789C*0#D";

  private static final int NONE = -1;
  private static final int TONES = 8;
  private static final int[] HZ = {697, 770, 852, 941, 1209, 1336, 1477, 1633};

  /// ITU-T Q.24: keys down to -25 dBm are taken; this lets 6 dB more through, for twist.
  private static final double LOUD_ENOUGH = Level.toMeanSquare(-38);

  /// Share of the energy that must be in the two tones. 1.5 % off the frequency costs a quarter.
  private static final double SHARE_MIN = 0.62;

  /// ITU-T Q.24 lets the higher tone be 4 dB louder, or the lower one 8 dB; 2 dB are for the line.
  private static final double HIGH_OVER_LOW_MAX = Math.pow(10, 0.6);

  private static final double LOW_OVER_HIGH_MAX = Math.pow(10, 1.0);

  /// The tone stands 6 dB out of the others of its group.
  private static final double OVER_OTHERS = 4;

  /// Two whole blocks of a key 10 dB above noise have shares of 1.8 together, 20 ms of one 1.6.
  private static final double FULL_SHARES_MIN = 1.75;

  /// ITU-T Q.24: 1.5 % off is a key, 3.5 % is none.
  private static final double OFF_TUNE_MAX = 0.025;

  private static final double[] COS = new double[TONES];
  private static final double[] SIN = new double[TONES];

  static {
    for (int i = 0; i < TONES; i++) {
      COS[i] = Math.cos(2 * Math.PI * HZ[i] / Codec.SAMPLE_RATE_HZ);
      SIN[i] = Math.sin(2 * Math.PI * HZ[i] / Codec.SAMPLE_RATE_HZ);
    }
  }

  private final double[] last = new double[TONES];
  private final double[] before = new double[TONES];
  private final double[] power = new double[TONES];
  private int low;
  private int high;
  private double lowPhase;
  private double highPhase;
  private double lowShare;
  private double highShare;
  private boolean inTune;
  private boolean full;

  /// Gives the place in [#KEYPAD] of the key that the block holds, -1 when it holds none.
  int key(short[] block) {
    double energy = energy(block);
    if (energy < LOUD_ENOUGH * block.length) {
      return NONE;
    }
    filter(block, 0);
    filter(block, 4);
    int lowest = strongest(0);
    int highest = strongest(4);
    if (lowest == NONE || highest == NONE || !balanced(lowest, highest, energy, block.length)) {
      return NONE;
    }
    tune(lowest, highest, energy * block.length / 2);
    return 4 * lowest + highest - 4;
  }

  /// Whether the phases of this block lie behind those of the block before as the frequencies of
  /// the key demand; means something only when that block held the same key.
  boolean inTune() {
    return inTune;
  }

  /// Whether this block and the one before it consist of the two tones from end to end.
  boolean full() {
    return full;
  }

  private static double energy(short[] block) {
    long sum = 0;
    for (short sample : block) {
      sum += sample * sample;
    }
    return sum;
  }

  /// Runs four filters side by side: each waits for its own last step, so four cost as one.
  private void filter(short[] block, int first) {
    double c0 = 2 * COS[first];
    double c1 = 2 * COS[first + 1];
    double c2 = 2 * COS[first + 2];
    double c3 = 2 * COS[first + 3];
    double a0 = 0, a1 = 0, a2 = 0, a3 = 0;
    double b0 = 0, b1 = 0, b2 = 0, b3 = 0;
    for (short sample : block) {
      double n0 = sample + c0 * a0 - b0;
      double n1 = sample + c1 * a1 - b1;
      double n2 = sample + c2 * a2 - b2;
      double n3 = sample + c3 * a3 - b3;
      b0 = a0;
      b1 = a1;
      b2 = a2;
      b3 = a3;
      a0 = n0;
      a1 = n1;
      a2 = n2;
      a3 = n3;
    }
    keep(first, a0, b0);
    keep(first + 1, a1, b1);
    keep(first + 2, a2, b2);
    keep(first + 3, a3, b3);
  }

  private void keep(int tone, double now, double earlier) {
    last[tone] = now;
    before[tone] = earlier;
    power[tone] = now * now + earlier * earlier - 2 * COS[tone] * now * earlier;
  }

  private int strongest(int first) {
    int best = first;
    for (int i = first + 1; i < first + 4; i++) {
      best = power[i] > power[best] ? i : best;
    }
    for (int i = first; i < first + 4; i++) {
      if (i != best && power[i] * OVER_OTHERS > power[best]) {
        return NONE;
      }
    }
    return best;
  }

  private boolean balanced(int lowest, int highest, double energy, int samples) {
    double lowPower = power[lowest];
    double highPower = power[highest];
    return 2 * (lowPower + highPower) >= SHARE_MIN * samples * energy
        && highPower <= HIGH_OVER_LOW_MAX * lowPower
        && lowPower <= LOW_OVER_HIGH_MAX * highPower;
  }

  private void tune(int lowest, int highest, double wholePower) {
    double nextLow = phase(lowest);
    double nextHigh = phase(highest);
    double offLow = offHz(lowest, nextLow - lowPhase);
    double offHigh = offHz(highest, nextHigh - highPhase);
    inTune =
        low == lowest
            && high == highest
            && Math.abs(offLow) <= OFF_TUNE_MAX * HZ[lowest]
            && Math.abs(offHigh) <= OFF_TUNE_MAX * HZ[highest];
    double nextLowShare = power[lowest] / wholePower;
    double nextHighShare = power[highest] / wholePower;
    double shares =
        (lowShare + nextLowShare) / kept(offLow) + (highShare + nextHighShare) / kept(offHigh);
    full = shares >= FULL_SHARES_MIN;
    low = lowest;
    high = highest;
    lowPhase = nextLow;
    highPhase = nextHigh;
    lowShare = nextLowShare;
    highShare = nextHighShare;
  }

  /// The share of a tone's power that a filter so far off its frequency still sees.
  private static double kept(double offHz) {
    double x = Math.PI * offHz * DtmfDetector.BLOCK / Codec.SAMPLE_RATE_HZ;
    double sinc = Math.abs(x) < 1e-6 ? 1 : Math.sin(x) / x;
    return Math.max(0.3, sinc * sinc);
  }

  private double phase(int tone) {
    return Math.atan2(before[tone] * SIN[tone], last[tone] - before[tone] * COS[tone]);
  }

  /// How far the frequency is off, by the turn of its phase in one block.
  private static double offHz(int tone, double turned) {
    double blocksASecond = (double) Codec.SAMPLE_RATE_HZ / DtmfDetector.BLOCK;
    double turns = turned / (2 * Math.PI) - HZ[tone] / blocksASecond;
    return (turns - Math.rint(turns)) * blocksASecond;
  }
}
