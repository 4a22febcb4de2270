package dev.zvonar.wire.audio;

/// The quadrature mirror filter of 24 taps that splits sound into its bands and joins them again
/// (ITU-T G.722 §3.1, §4.4, table 11). Mutable, one writer.
final class G722Filter {
  /// The even taps of the filter; the odd ones are the same from the other end.
  private static final int[] TAPS = {3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11};

  private static final int HALF = TAPS.length;

  private final int[] evens = new int[HALF];
  private final int[] odds = new int[HALF];
  private int newest = HALF - 1;

  /// Takes the next two values; the sums below are over the last 24.
  void push(int first, int second) {
    newest = (newest + 1) % HALF;
    evens[newest] = first;
    odds[newest] = second;
  }

  /// The first value of every pair, weighed with the taps from their end.
  int evens() {
    int sum = 0;
    for (int i = 0, at = newest + 1; i < HALF; i++, at++) {
      sum += evens[at % HALF] * TAPS[i];
    }
    return sum;
  }

  /// The second value of every pair, weighed with the taps from their start.
  int odds() {
    int sum = 0;
    for (int i = 0, at = newest + 1; i < HALF; i++, at++) {
      sum += odds[at % HALF] * TAPS[HALF - 1 - i];
    }
    return sum;
  }
}
