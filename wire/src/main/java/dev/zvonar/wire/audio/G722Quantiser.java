package dev.zvonar.wire.audio;

/// The tables of G.722 and what is looked up in them (ITU-T G.722 §6.2.1, tables 14 to 20).
///
/// @param logScaleMax the largest logarithm of a scale
/// @param shift what the exponent of a scale is counted from
record G722Quantiser(int logScaleMax, int shift) {
  static final G722Quantiser LOW = new G722Quantiser(18432, 8);
  static final G722Quantiser HIGH = new G722Quantiser(22528, 10);

  /// [Q6]: where one step of the lower band ends and the next begins.
  private static final int[] LOW_EDGES = {
    0, 35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650, 714, 786, 858, 940, 1023,
    1121, 1219, 1339, 1458, 1612, 1765, 1980, 2195, 2557, 2919
  };

  /// [QM6]: the level of each code of six bits; the positive half, codes 63 down to 32 mirror it.
  private static final int[] LEVELS_6 = {
    -136, -136, -136, -136, -24808, -21904, -19008, -16704, -14984, -13512, -12280, -11192, -10232,
    -9360, -8576, -7856, -7192, -6576, -6000, -5456, -4944, -4464, -4008, -3576, -3168, -2776,
    -2400, -2032, -1688, -1360, -1040, -728, 24808, 21904, 19008, 16704, 14984, 13512, 12280, 11192,
    10232, 9360, 8576, 7856, 7192, 6576, 6000, 5456, 4944, 4464, 4008, 3576, 3168, 2776, 2400, 2032,
    1688, 1360, 1040, 728, 432, 136, -432, -136
  };

  /// [QM4]: the level of each code of four bits.
  private static final int[] LEVELS_4 = {
    0, -20456, -12896, -8968, -6288, -4240, -2584, -1200, 20456, 12896, 8968, 6288, 4240, 2584,
    1200, 0
  };

  /// [QM2]: the level of each code of the higher band.
  private static final int[] LEVELS_2 = {-7408, -1616, 7408, 1616};

  /// [WL by RL4]: how a code of four bits moves the scale of the lower band.
  private static final int[] LOW_STEPS = {
    -60, 3042, 1198, 538, 334, 172, 58, -30, 3042, 1198, 538, 334, 172, 58, -30, -60
  };

  /// [WH by RH2]: how a code moves the scale of the higher band.
  private static final int[] HIGH_STEPS = {798, -214, 798, -214};

  /// [ILB]: powers of two between 1 and 2, in 1/2048.
  private static final int[] POWERS = {
    2048, 2093, 2139, 2186, 2233, 2282, 2332, 2383, 2435, 2489, 2543, 2599, 2656, 2714, 2774, 2834,
    2896, 2960, 3025, 3091, 3158, 3228, 3298, 3371, 3444, 3520, 3597, 3676, 3756, 3838, 3922, 4008
  };

  /// [Q2]: where the two steps of the higher band part.
  private static final int HIGH_EDGE = 564;

  /// [SCALEL, SCALEH]: the scale of a logarithm.
  int scale(int logScale) {
    int power = POWERS[(logScale >> 6) & 31];
    int right = shift - (logScale >> 11);
    return (right < 0 ? power << -right : power >> right) << 2;
  }

  /// [QUANTL]: the code of six bits for a difference.
  static int lowCode(int difference, int scale) {
    int magnitude = difference >= 0 ? difference : -(difference + 1);
    int step = 1;
    while (step < LOW_EDGES.length && magnitude >= (LOW_EDGES[step] * scale) >> 12) {
      step++;
    }
    // [ILP, ILN]: positive steps count down from 61; of the negative ones the first two are 63, 62.
    if (difference >= 0) {
      return 62 - step;
    }
    return step <= 2 ? 64 - step : 34 - step;
  }

  /// [QUANTH]: the code of two bits for a difference.
  static int highCode(int difference, int scale) {
    int magnitude = difference >= 0 ? difference : -(difference + 1);
    boolean outer = magnitude >= (HIGH_EDGE * scale) >> 12;
    if (difference >= 0) {
      return outer ? 2 : 3;
    }
    return outer ? 0 : 1;
  }

  static int lowLevel6(int code) {
    return LEVELS_6[code];
  }

  static int lowLevel4(int code) {
    return LEVELS_4[code];
  }

  static int highLevel(int code) {
    return LEVELS_2[code];
  }

  static int lowStep(int code) {
    return LOW_STEPS[code];
  }

  static int highStep(int code) {
    return HIGH_STEPS[code];
  }
}
