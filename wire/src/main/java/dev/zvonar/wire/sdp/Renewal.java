package dev.zvonar.wire.sdp;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Offers and answers while the session is up (RFC 3264 §8), by the names of encodings, so that
/// whatever our side put into its first description can be agreed on again.
final class Renewal {
  private static final String EVENTS = "TELEPHONE-EVENT/8000";
  private static final List<String> DIRECTIONS =
      List.of(
          Direction.SENDRECV.attribute(),
          Direction.SENDONLY.attribute(),
          Direction.RECVONLY.attribute(),
          Direction.INACTIVE.attribute());

  private Renewal() {}

  static Optional<Sdp> answer(Sdp capable, Sdp offer, Direction wanted) {
    SdpMedia ours = capable.audio();
    SdpMedia chosen = offer.audio();
    if (ours == null || chosen == null || !ours.protocol().equals(chosen.protocol())) {
      return Optional.empty();
    }
    String codec = common(ours, chosen);
    if (codec.isEmpty()) {
      return Optional.empty();
    }
    Direction way = narrowed(asked(offer, chosen).mirrored(), wanted);
    var answers = new ArrayList<SdpMedia>();
    int chosenAt = offer.media().indexOf(chosen);
    for (int i = 0; i < offer.media().size(); i++) {
      SdpMedia stream = offer.media().get(i);
      answers.add(i == chosenAt ? accept(ours, stream, codec, way) : refuse(stream));
    }
    return Optional.of(
        new Sdp(capable.sessionId(), capable.version(), capable.host(), way, answers));
  }

  static Sdp flowing(Sdp mine, Direction way) {
    SdpMedia audio = mine.audio();
    var streams = new ArrayList<SdpMedia>();
    for (SdpMedia stream : mine.media()) {
      streams.add(stream.equals(audio) ? turned(stream, way) : stream);
    }
    return new Sdp(mine.sessionId(), mine.version(), mine.host(), way, streams);
  }

  private static SdpMedia turned(SdpMedia stream, Direction way) {
    var attributes = new ArrayList<>(stream.attributes());
    attributes.removeAll(DIRECTIONS);
    attributes.add(way.attribute());
    return new SdpMedia(
        stream.kind(),
        stream.port(),
        stream.protocol(),
        stream.formats(),
        stream.host(),
        attributes);
  }

  /// The way audio is to flow as the offerer sees it. An address of zeros is the old way to say that
  /// nothing may be sent there (§8.4); what is sent from there may still be heard.
  private static Direction asked(Sdp offer, SdpMedia stream) {
    Direction written = offer.directionOf(stream);
    return isNowhere(offer.hostOf(stream)) ? narrowed(written, Direction.SENDONLY) : written;
  }

  private static boolean isNowhere(String host) {
    try {
      return !host.isEmpty() && InetAddress.ofLiteral(host).isAnyLocalAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static String common(SdpMedia ours, SdpMedia theirs) {
    for (String format : ours.formats()) {
      String name = ours.nameOf(format);
      if (!name.isEmpty() && !name.equals(EVENTS) && !theirs.formatOf(name).isEmpty()) {
        return name;
      }
    }
    return "";
  }

  private static SdpMedia accept(SdpMedia ours, SdpMedia asked, String codec, Direction way) {
    var formats = new ArrayList<String>();
    var attributes = new ArrayList<String>();
    take(ours, asked, codec, formats, attributes);
    take(ours, asked, EVENTS, formats, attributes);
    for (String line : ours.attributes()) {
      boolean ofFormat = line.startsWith("rtpmap:") || line.startsWith("fmtp:");
      if (!ofFormat && !DIRECTIONS.contains(line)) {
        attributes.add(line);
      }
    }
    attributes.add(way.attribute());
    return new SdpMedia(
        asked.kind(), ours.port(), asked.protocol(), formats, ours.host(), attributes);
  }

  /// Adds one encoding under the offer's payload type (§6.1), with our own words about it.
  private static void take(
      SdpMedia ours, SdpMedia asked, String name, List<String> formats, List<String> attributes) {
    String mine = ours.formatOf(name);
    String theirs = asked.formatOf(name);
    if (mine.isEmpty() || theirs.isEmpty()) {
      return;
    }
    formats.add(theirs);
    attributes.add("rtpmap:" + theirs + " " + written(ours, mine, name));
    for (String line : ours.attributes()) {
      if (line.startsWith("fmtp:" + mine + " ")) {
        attributes.add("fmtp:" + theirs + line.substring(5 + mine.length()));
      }
    }
  }

  private static String written(SdpMedia ours, String mine, String name) {
    String prefix = "rtpmap:" + mine + " ";
    for (String line : ours.attributes()) {
      if (line.startsWith(prefix)) {
        return line.substring(prefix.length());
      }
    }
    return name;
  }

  private static SdpMedia refuse(SdpMedia asked) {
    return new SdpMedia(asked.kind(), 0, asked.protocol(), asked.formats(), "", List.of());
  }

  private static Direction narrowed(Direction one, Direction other) {
    if (one == other || other == Direction.SENDRECV) {
      return one;
    }
    return one == Direction.SENDRECV ? other : Direction.INACTIVE;
  }
}
