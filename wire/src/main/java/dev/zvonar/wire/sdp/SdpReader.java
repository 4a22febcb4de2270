package dev.zvonar.wire.sdp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads a description line by line (RFC 8866 §5), forgiving what does not matter: order of lines,
/// bare line feeds, unknown letters.
final class SdpReader {
  private static final int BYTES_MAX = 16 * 1024;
  private static final int STREAMS_MAX = 8;
  private static final int LINES_MAX = 64;

  private final byte[] text;
  private final List<SdpMedia> media = new ArrayList<>();
  private long sessionId;
  private long version;
  private String host = "";
  private Direction direction = Direction.SENDRECV;
  private boolean versionSeen;

  SdpReader(byte[] text) {
    this.text = text;
  }

  Sdp read() throws MalformedSdp {
    if (text.length > BYTES_MAX) {
      throw new MalformedSdp("a description of more than " + BYTES_MAX + " bytes");
    }
    for (String line : new String(text, StandardCharsets.UTF_8).split("\r\n|\n|\r", -1)) {
      if (!line.isEmpty()) {
        take(line);
      }
    }
    if (!versionSeen) {
      throw new MalformedSdp("no v=0 line: this is no session description");
    }
    return new Sdp(sessionId, version, host, direction, media);
  }

  private void take(String line) throws MalformedSdp {
    if (line.length() < 2 || line.charAt(1) != '=') {
      throw new MalformedSdp("a line that does not begin with a letter and =");
    }
    String value = line.substring(2);
    switch (line.charAt(0)) {
      case 'v' -> version(value);
      case 'o' -> {
        sessionId = numberOf(value, 1);
        version = numberOf(value, 2);
      }
      case 'c' -> connection(value);
      case 'm' -> stream(value);
      case 'a' -> attribute(value);
      default -> {
        // Names, bandwidths, times and keys do not change where the audio goes.
      }
    }
  }

  private void version(String value) throws MalformedSdp {
    if (!value.strip().equals("0")) {
      throw new MalformedSdp("a version that is not 0");
    }
    versionSeen = true;
  }

  private static long numberOf(String origin, int place) {
    String[] words = origin.split(" ", 4);
    try {
      return words.length > place ? Long.parseLong(words[place]) : 0;
    } catch (NumberFormatException _) {
      // RFC 8866 §5.2 lets the number be 64 unsigned bits; we never reckon with a stranger's.
      return 0;
    }
  }

  private void connection(String value) throws MalformedSdp {
    String[] words = value.strip().split(" +", -1);
    if (words.length != 3 || !words[0].equals("IN")) {
      throw new MalformedSdp("a c-line that is not `IN IP4 address`");
    }
    // Multicast writes a lifetime after a slash; unicast does not (RFC 8866 §5.7).
    int slash = words[2].indexOf('/');
    String address = slash < 0 ? words[2] : words[2].substring(0, slash);
    if (media.isEmpty()) {
      host = address;
    } else {
      SdpMedia last = media.removeLast();
      media.add(last.at(address));
    }
  }

  private void stream(String value) throws MalformedSdp {
    String[] words = value.strip().split(" +", -1);
    if (words.length < 4 || media.size() == STREAMS_MAX) {
      throw new MalformedSdp("an m-line without formats, or more than " + STREAMS_MAX + " of them");
    }
    List<String> formats = List.of(words).subList(3, Math.min(words.length, 3 + LINES_MAX));
    media.add(new SdpMedia(words[0], port(words[1]), words[2], formats, "", new ArrayList<>()));
  }

  private static int port(String word) throws MalformedSdp {
    int slash = word.indexOf('/');
    try {
      int port = Integer.parseInt(slash < 0 ? word : word.substring(0, slash));
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException _) {
      // Said below, as for a number out of range.
    }
    throw new MalformedSdp("an m-line with a bad port");
  }

  private void attribute(String value) throws MalformedSdp {
    if (media.isEmpty()) {
      for (Direction one : Direction.values()) {
        direction = one.attribute().equals(value) ? one : direction;
      }
    } else if (media.getLast().attributes().size() < LINES_MAX) {
      media.getLast().attributes().add(value);
    } else {
      throw new MalformedSdp("more than " + LINES_MAX + " attributes on a stream");
    }
  }
}
