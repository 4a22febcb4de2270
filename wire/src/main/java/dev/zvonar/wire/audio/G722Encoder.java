package dev.zvonar.wire.audio;

/// Encodes 16 kHz sound into G.722 at 64 kbit/s (ITU-T G.722 §3): two samples make one code.
///
/// Mutable, one writer; allocates nothing after its construction. On the wire the codes count as
/// samples of 8000 Hz, an old mistake that RFC 3551 §4.5.2 keeps: 20 ms are 160 bytes and 160
/// ticks of the RTP clock.
public final class G722Encoder {
  private final G722Filter filter = new G722Filter();
  private final G722Band low = G722Band.low();
  private final G722Band high = G722Band.high();

  /// Begins with silence behind it.
  public G722Encoder() {}

  /// Encodes `length` samples of `samples`, an even number, from `from` on into `codes` from `at`
  /// on; gives the number of codes.
  public int encode(short[] samples, int from, int length, byte[] codes, int at) {
    if ((length & 1) != 0) {
      throw new IllegalArgumentException("an odd number of samples: " + length);
    }
    for (int i = 0; i < length; i += 2) {
      codes[at + i / 2] = code(samples[from + i], samples[from + i + 1]);
    }
    return length / 2;
  }

  private byte code(int first, int second) {
    filter.push(first, second);
    // §3.1: the filter has a gain of 2^13, and a band needs 15 bits.
    int below = (filter.odds() + filter.evens()) >> 14;
    int above = (filter.odds() - filter.evens()) >> 14;
    int lowCode = low.encodeLow(below);
    int highCode = high.encodeHigh(above);
    low.adaptLow(lowCode >> 2);
    high.adaptHigh(highCode);
    return (byte) ((highCode << 6) | lowCode);
  }
}
