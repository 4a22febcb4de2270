package dev.zvonar.wire.audio;

import java.util.Optional;

/// The two laws of G.711, which every trunk speaks, with the static payload types of RFC 3551 §6.
public enum Codec {
  /// A-law, the one used outside North America and Japan; asked for first.
  PCMA(8),

  /// Mu-law.
  PCMU(0);

  /// What both laws have in common: samples a second, and so bytes a second.
  public static final int SAMPLE_RATE_HZ = 8000;

  private final int payloadType;

  Codec(int payloadType) {
    this.payloadType = payloadType;
  }

  /// The static RTP payload type.
  public int payloadType() {
    return payloadType;
  }

  /// The code of a zero sample.
  public byte silence() {
    return switch (this) {
      case PCMA -> G711.ALAW_SILENCE;
      case PCMU -> G711.ULAW_SILENCE;
    };
  }

  /// Gives the 16-bit sample of one code.
  public short decode(byte code) {
    return switch (this) {
      case PCMA -> G711.fromAlaw(code);
      case PCMU -> G711.fromUlaw(code);
    };
  }

  /// The squares of the samples of all codes, by code.
  int[] squares() {
    return switch (this) {
      case PCMA -> G711.alawSquares();
      case PCMU -> G711.ulawSquares();
    };
  }

  /// Gives the code of one 16-bit sample.
  public byte encode(short sample) {
    return switch (this) {
      case PCMA -> G711.toAlaw(sample);
      case PCMU -> G711.toUlaw(sample);
    };
  }

  /// Gives the codec of a static payload type, or nothing when it is neither law.
  public static Optional<Codec> ofPayloadType(int payloadType) {
    return switch (payloadType) {
      case 8 -> Optional.of(PCMA);
      case 0 -> Optional.of(PCMU);
      default -> Optional.empty();
    };
  }
}
