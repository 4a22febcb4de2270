package dev.zvonar.wire.sdp;

import java.util.List;
import java.util.Locale;

/// One m-line with what belongs to it.
///
/// @param kind `audio`, `video`, …
/// @param port 0 means rejected or switched off (RFC 3264 §6)
/// @param protocol `RTP/AVP` is the one we speak
/// @param formats payload types as written, best first
/// @param host address of its own c-line; empty means the session's
/// @param attributes `a=` lines without the `a=`
record SdpMedia(
    String kind,
    int port,
    String protocol,
    List<String> formats,
    String host,
    List<String> attributes) {

  /// The same stream at its own address.
  SdpMedia at(String address) {
    return new SdpMedia(kind, port, protocol, formats, address, attributes);
  }

  /// Whether this is a live audio stream over plain RTP.
  boolean isAudio() {
    return kind.equals("audio") && protocol.equals("RTP/AVP") && port > 0;
  }

  /// The payload type that carries this encoding at 8 kHz, or -1; static types need no rtpmap.
  int payloadTypeOf(String encoding, int staticType) {
    for (String format : formats) {
      String name = encodingOf(format);
      if (name.isEmpty()
          ? format.equals(Integer.toString(staticType))
          : name.equals(encoding.toUpperCase(Locale.ROOT))) {
        return payloadType(format);
      }
    }
    return -1;
  }

  /// `NAME/8000` of a format in upper case, without a mono channel count; empty when not mapped.
  private String encodingOf(String format) {
    String prefix = "rtpmap:" + format + " ";
    for (String attribute : attributes) {
      if (attribute.startsWith(prefix)) {
        String name = attribute.substring(prefix.length()).strip().toUpperCase(Locale.ROOT);
        return name.endsWith("/8000/1") ? name.substring(0, name.length() - 2) : name;
      }
    }
    return "";
  }

  /// `NAME/8000` of a format in upper case, mapped or static (RFC 3551 §6); empty when unknown.
  String nameOf(String format) {
    String mapped = encodingOf(format);
    if (!mapped.isEmpty()) {
      return mapped;
    }
    return switch (format) {
      case "0" -> "PCMU/8000";
      case "8" -> "PCMA/8000";
      case "9" -> "G722/8000";
      case "18" -> "G729/8000";
      default -> "";
    };
  }

  /// The format of this name here, or empty.
  String formatOf(String name) {
    for (String format : formats) {
      if (nameOf(format).equals(name)) {
        return format;
      }
    }
    return "";
  }

  private static int payloadType(String format) {
    try {
      int type = Integer.parseInt(format);
      return type >= 0 && type <= 127 ? type : -1;
    } catch (NumberFormatException _) {
      return -1;
    }
  }

  /// The value of the first attribute `name:value`, or empty.
  String attribute(String name) {
    for (String attribute : attributes) {
      if (attribute.startsWith(name) && attribute.startsWith(":", name.length())) {
        return attribute.substring(name.length() + 1).strip();
      }
    }
    return "";
  }
}
