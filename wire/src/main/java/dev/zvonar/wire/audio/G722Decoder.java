package dev.zvonar.wire.audio;

/// Decodes G.722 at 64 kbit/s into 16 kHz sound (ITU-T G.722 §4): one code makes two samples.
///
/// Mutable, one writer; allocates nothing after its construction.
public final class G722Decoder {
  private final G722Filter filter = new G722Filter();
  private final G722Band low = G722Band.low();
  private final G722Band high = G722Band.high();

  /// Begins with silence behind it.
  public G722Decoder() {}

  /// Decodes `length` codes of `codes` from `from` on into `samples` from `at` on; gives the number
  /// of samples.
  public int decode(byte[] codes, int from, int length, short[] samples, int at) {
    for (int i = 0; i < length; i++) {
      int code = codes[from + i] & 0xFF;
      int below = low.decodeLow(code & 0x3F);
      int above = high.decodeHigh(code >> 6);
      low.adaptLow((code & 0x3F) >> 2);
      high.adaptHigh(code >> 6);
      filter.push(below + above, below - above);
      samples[at + 2 * i] = saturated(filter.odds() >> 11);
      samples[at + 2 * i + 1] = saturated(filter.evens() >> 11);
    }
    return 2 * length;
  }

  private static short saturated(int value) {
    return (short) Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
  }
}
