package dev.zvonar.wire.audio;

/// G.711 in both laws by table: 16-bit linear samples to 8-bit codes and back (ITU-T G.711).
///
/// Pure and free of allocation, so it may be used on the media path.
public final class G711 {
  /// The A-law code of a zero sample: what silence is made of.
  public static final byte ALAW_SILENCE = (byte) 0xD5;

  /// The mu-law code of a zero sample.
  public static final byte ULAW_SILENCE = (byte) 0xFF;

  private static final int LINEAR_CODES = 1 << 16;
  private static final byte[] TO_ALAW = new byte[LINEAR_CODES];
  private static final byte[] TO_ULAW = new byte[LINEAR_CODES];
  private static final short[] FROM_ALAW = new short[256];
  private static final short[] FROM_ULAW = new short[256];

  private static final int[] ALAW_SQUARES = new int[256];
  private static final int[] ULAW_SQUARES = new int[256];

  static {
    for (int code = 0; code < 256; code++) {
      FROM_ALAW[code] = expandAlaw(code);
      FROM_ULAW[code] = expandUlaw(code);
      ALAW_SQUARES[code] = FROM_ALAW[code] * FROM_ALAW[code];
      ULAW_SQUARES[code] = FROM_ULAW[code] * FROM_ULAW[code];
    }
    for (int i = 0; i < LINEAR_CODES; i++) {
      TO_ALAW[i] = compressAlaw((short) i);
      TO_ULAW[i] = compressUlaw((short) i);
    }
  }

  private G711() {}

  /// Gives the A-law code of a 16-bit sample.
  public static byte toAlaw(short sample) {
    return TO_ALAW[sample & 0xFFFF];
  }

  /// Gives the mu-law code of a 16-bit sample.
  public static byte toUlaw(short sample) {
    return TO_ULAW[sample & 0xFFFF];
  }

  /// Gives the 16-bit sample of an A-law code.
  public static short fromAlaw(byte code) {
    return FROM_ALAW[code & 0xFF];
  }

  /// Gives the 16-bit sample of a mu-law code.
  public static short fromUlaw(byte code) {
    return FROM_ULAW[code & 0xFF];
  }

  /// The squares of the samples of all A-law codes, by code; not to be written to.
  static int[] alawSquares() {
    return ALAW_SQUARES;
  }

  /// The squares of the samples of all mu-law codes, by code; not to be written to.
  static int[] ulawSquares() {
    return ULAW_SQUARES;
  }

  private static short expandAlaw(int code) {
    int inverted = code ^ 0x55;
    int mantissa = (inverted & 0x0F) << 4;
    int segment = (inverted & 0x70) >> 4;
    int magnitude = segment == 0 ? mantissa + 8 : (mantissa + 0x108) << (segment - 1);
    return (short) ((inverted & 0x80) != 0 ? magnitude : -magnitude);
  }

  private static short expandUlaw(int code) {
    int inverted = ~code & 0xFF;
    int magnitude = ((((inverted & 0x0F) << 3) + 0x84) << ((inverted & 0x70) >> 4)) - 0x84;
    return (short) ((inverted & 0x80) != 0 ? -magnitude : magnitude);
  }

  private static byte compressAlaw(short sample) {
    // Thirteen significant bits; a negative sample is mirrored so that zero has two neighbours.
    int value = sample >> 3;
    int sign = value >= 0 ? 0xD5 : 0x55;
    int magnitude = value >= 0 ? value : -value - 1;
    int segment = Math.max(0, 27 - Integer.numberOfLeadingZeros(magnitude | 0x1F));
    int code = (segment << 4) | ((magnitude >> Math.max(1, segment)) & 0x0F);
    return (byte) (code ^ sign);
  }

  private static byte compressUlaw(short sample) {
    int sign = sample < 0 ? 0x80 : 0;
    int magnitude = Math.min(Math.abs((int) sample), 32635) + 0x84;
    int segment = 24 - Integer.numberOfLeadingZeros(magnitude);
    int mantissa = (magnitude >> (segment + 3)) & 0x0F;
    return (byte) ~(sign | (segment << 4) | mantissa);
  }
}
