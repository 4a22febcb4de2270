package dev.zvonar.wire.rtp;

import java.nio.ByteBuffer;

/// Reads the header of RTP packets, one after another, into its fields (RFC 3550 §5.1):
///
/// ```
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |V=2|P|X|  CC   |M|     PT      |       sequence number         |
/// |                           timestamp                           |
/// |           synchronization source (SSRC) identifier            |
/// |            contributing source (CSRC) identifiers …           |
/// ```
///
/// Reused for every packet of a media thread, so that reading allocates nothing.
final class RtpView {
  static final int HEADER_BYTES = 12;

  private boolean marker;
  private int payloadType;
  private int sequence;
  private int timestamp;
  private int ssrc;
  private int payloadOffset;
  private int payloadBytes;

  /// Reads the packet between 0 and the limit of `packet`; gives false when it is not valid RTP.
  boolean read(ByteBuffer packet) {
    int length = packet.limit();
    if (length < HEADER_BYTES) {
      return false;
    }
    int first = packet.get(0);
    if ((first & 0xC0) != 0x80) {
      return false;
    }
    marker = (packet.get(1) & 0x80) != 0;
    payloadType = packet.get(1) & 0x7F;
    sequence = Short.toUnsignedInt(packet.getShort(2));
    timestamp = packet.getInt(4);
    ssrc = packet.getInt(8);
    payloadOffset = HEADER_BYTES + 4 * (first & 0x0F);
    return skipExtension(packet, first) && cutPadding(packet, first);
  }

  /// RFC 3550 §5.3.1: the extension's length counts 32-bit words after its own first word.
  private boolean skipExtension(ByteBuffer packet, int first) {
    if ((first & 0x10) != 0) {
      if (payloadOffset + 4 > packet.limit()) {
        return false;
      }
      payloadOffset += 4 + 4 * Short.toUnsignedInt(packet.getShort(payloadOffset + 2));
    }
    return payloadOffset <= packet.limit();
  }

  /// RFC 3550 §5.1: "The last octet of the padding contains a count of how many padding octets
  /// should be ignored, including itself."
  private boolean cutPadding(ByteBuffer packet, int first) {
    int padding = 0;
    if ((first & 0x20) != 0) {
      padding = packet.get(packet.limit() - 1) & 0xFF;
      if (padding == 0) {
        return false;
      }
    }
    payloadBytes = packet.limit() - payloadOffset - padding;
    return payloadBytes >= 0;
  }

  boolean marker() {
    return marker;
  }

  int payloadType() {
    return payloadType;
  }

  int sequence() {
    return sequence;
  }

  int timestamp() {
    return timestamp;
  }

  int ssrc() {
    return ssrc;
  }

  int payloadOffset() {
    return payloadOffset;
  }

  int payloadBytes() {
    return payloadBytes;
  }
}
