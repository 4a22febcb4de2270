package dev.zvonar.wire.sip;

import dev.zvonar.wire.audio.Codec;
import dev.zvonar.wire.sdp.Direction;
import dev.zvonar.wire.sdp.MalformedSdp;
import dev.zvonar.wire.sdp.Negotiated;
import dev.zvonar.wire.sdp.Sdp;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Session descriptions with audio, for tests of what happens inside a dialog.
final class Talks {
  static final byte[] OFFER =
      Sdp.offer("127.0.0.1", 20_000, List.of(Codec.PCMA, Codec.PCMU), 101, 7).encode();

  private Talks() {}

  /// The far end's description: first line of its audio, and more lines after it.
  static byte[] far(int port, String formats, String... more) {
    return farAt("127.0.0.1", port, formats, more);
  }

  static byte[] farAt(String host, int port, String formats, String... more) {
    String text =
        "v=0\r\no=- 9 "
            + port
            + " IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 "
            + host
            + "\r\nt=0 0\r\nm=audio "
            + port
            + " RTP/AVP "
            + formats
            + "\r\n"
            + String.join("\r\n", more)
            + (more.length == 0 ? "" : "\r\n");
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  static Direction direction(byte[] body) {
    for (Direction one : Direction.values()) {
      if (text(body).contains("a=" + one.attribute() + "\r\n")) {
        return one;
      }
    }
    throw new AssertionError("no direction in " + text(body));
  }

  static long version(byte[] body) throws MalformedSdp {
    return Sdp.parse(body).version();
  }

  static Negotiated agreed(LegEvent.SessionChanged changed) throws MalformedSdp {
    return Sdp.negotiate(Sdp.parse(changed.mine()), Sdp.parse(changed.theirs())).orElseThrow();
  }
}
