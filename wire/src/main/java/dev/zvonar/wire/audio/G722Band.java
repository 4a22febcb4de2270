package dev.zvonar.wire.audio;

/// One band of G.722: an adaptive predictor of two poles and six zeros and an adaptive quantiser
/// (ITU-T G.722 §3.2 to §3.6, in the 16-bit arithmetic of §6). Encoder and decoder hold the same
/// state, which is why the decoder hears what the encoder meant. Mutable, one writer.
///
/// The names in brackets are those of the Recommendation's §6.2.1.
final class G722Band {
  private static final int ZEROS = 6;

  private final G722Quantiser quantiser;

  /// [DETL, DETH]: the quantiser's scale.
  private int scale;

  /// [NBL, NBH]: its logarithm.
  private int logScale;

  /// [SL, SH]: what the predictor expects next.
  private int expected;

  /// [SZL, SZH]: the part of it that comes from the zeros.
  private int expectedByZeros;

  /// [A]: the poles, for the last value and the one before.
  private int pole1;

  private int pole2;

  /// [R]: the last two values rebuilt.
  private int rebuilt1;

  private int rebuilt2;

  /// [P]: the last two values rebuilt without the poles.
  private int partial1;

  private int partial2;

  /// [B] and [D]: the zeros and the last differences, the youngest first.
  private final int[] zeros = new int[ZEROS];

  private final int[] differences = new int[ZEROS];

  private G722Band(G722Quantiser quantiser, int scale) {
    this.quantiser = quantiser;
    this.scale = scale;
  }

  static G722Band low() {
    return new G722Band(G722Quantiser.LOW, 32);
  }

  static G722Band high() {
    return new G722Band(G722Quantiser.HIGH, 8);
  }

  int encodeLow(int value) {
    return G722Quantiser.lowCode(saturated(value - expected), scale);
  }

  int encodeHigh(int value) {
    return G722Quantiser.highCode(saturated(value - expected), scale);
  }

  /// Rebuilds the value of a code of six bits, within 15 bits (§4.2).
  int decodeLow(int code) {
    return limited(expected + product(scale, G722Quantiser.lowLevel6(code)));
  }

  /// Rebuilds the value of a code of two bits.
  int decodeHigh(int code) {
    return limited(expected + product(scale, G722Quantiser.highLevel(code)));
  }

  /// Learns from the upper four bits of a code of the lower band: the lower two may be data.
  void adaptLow(int code) {
    adapt(product(scale, G722Quantiser.lowLevel4(code)), G722Quantiser.lowStep(code));
  }

  void adaptHigh(int code) {
    adapt(product(scale, G722Quantiser.highLevel(code)), G722Quantiser.highStep(code));
  }

  private void adapt(int difference, int step) {
    // §3.5 [LOGSCL, LOGSCH, SCALEL, SCALEH].
    logScale = Math.clamp(((logScale * 127) >> 7) + step, 0, quantiser.logScaleMax());
    scale = quantiser.scale(logScale);
    predict(difference);
  }

  private void predict(int difference) {
    int rebuilt = saturated(expected + difference);
    int partial = saturated(expectedByZeros + difference);
    adaptPoles(partial);
    adaptZeros(difference);
    rebuilt2 = rebuilt1;
    rebuilt1 = rebuilt;
    partial2 = partial1;
    partial1 = partial;
    int byPole1 = product(pole1, saturated(2 * rebuilt1));
    int byPoles = saturated(byPole1 + product(pole2, saturated(2 * rebuilt2)));
    expected = saturated(byPoles + expectedByZeros);
  }

  /// §3.6.3, §3.6.2 [UPPOL2, UPPOL1].
  private void adaptPoles(int partial) {
    boolean same1 = (partial ^ partial1) >= 0;
    boolean same2 = (partial ^ partial2) >= 0;
    int turned = saturated(4 * pole1);
    int pull = same1 ? saturated(-turned) : turned;
    int next2 = (same2 ? 128 : -128) + (pull >> 7) + product(pole2, 32512);
    next2 = Math.clamp(next2, -12288, 12288);
    int next1 = (same1 ? 192 : -192) + product(pole1, 32640);
    int room = 15360 - next2;
    pole1 = Math.clamp(saturated(next1), -room, room);
    pole2 = next2;
  }

  /// §3.6.1 [UPZERO], then §3.6.4 [DELAYA, FILTEZ].
  private void adaptZeros(int difference) {
    int gain = difference == 0 ? 0 : 128;
    int sum = 0;
    for (int i = ZEROS - 1; i >= 0; i--) {
      boolean same = (difference ^ differences[i]) >= 0;
      zeros[i] = saturated((same ? gain : -gain) + product(zeros[i], 32640));
      differences[i] = i == 0 ? difference : differences[i - 1];
      sum += product(zeros[i], saturated(2 * differences[i]));
    }
    expectedByZeros = saturated(sum);
  }

  /// A product of two fractions of 15 bits.
  private static int product(int one, int other) {
    return (one * other) >> 15;
  }

  private static int saturated(int value) {
    return Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
  }

  private static int limited(int value) {
    return Math.clamp(value, -16384, 16383);
  }
}
