package dev.zvonar.wire.sdp;

import dev.zvonar.wire.audio.Codec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A session description with one audio stream that matters. Immutable.
public final class Sdp {
  /// A stream takes this long a packet unless it says otherwise (RFC 3551 §4.2).
  static final int PTIME_MS = 20;

  private final long sessionId;
  private final long version;
  private final String host;
  private final Direction direction;
  private final List<SdpMedia> media;

  Sdp(long sessionId, String host, Direction direction, List<SdpMedia> media) {
    this(sessionId, 1, host, direction, media);
  }

  Sdp(long sessionId, long version, String host, Direction direction, List<SdpMedia> media) {
    this.sessionId = sessionId;
    this.version = version;
    this.host = host;
    this.direction = direction;
    this.media = List.copyOf(media);
  }

  /// Reads a description.
  ///
  /// @throws MalformedSdp when it is none, or longer than we take
  public static Sdp parse(byte[] text) throws MalformedSdp {
    return new SdpReader(text).read();
  }

  /// One audio stream to be offered, both ways, 20 ms a packet.
  ///
  /// @param host our numeric address
  /// @param rtpPort our even RTP port
  /// @param codecs best first
  /// @param telephoneEventPt 96..127, or -1 to offer no RFC 4733 events
  /// @param sessionId number of the o-line, not negative
  public static Sdp offer(
      String host, int rtpPort, List<Codec> codecs, int telephoneEventPt, long sessionId) {
    var formats = new ArrayList<String>();
    var attributes = new ArrayList<String>();
    for (Codec codec : codecs) {
      add(formats, attributes, codec.payloadType(), codec.name() + "/8000");
    }
    addEvents(formats, attributes, telephoneEventPt);
    attributes.add("ptime:" + PTIME_MS);
    attributes.add(Direction.SENDRECV.attribute());
    var audio = new SdpMedia("audio", rtpPort, "RTP/AVP", formats, "", attributes);
    return new Sdp(sessionId, host, Direction.SENDRECV, List.of(audio));
  }

  /// Answers an offer: its first live audio stream with the first codec of `codecs` that it has, and
  /// its payload types; every other stream is rejected (RFC 3264 §6). Empty when nothing is common.
  public static Optional<Sdp> answerTo(
      Sdp offer, String host, int rtpPort, List<Codec> codecs, long sessionId) {
    return OfferAnswer.answer(offer, host, rtpPort, codecs, sessionId);
  }

  /// What the writer of `mine` may do after both sides have spoken; either may have offered. Empty
  /// when there is no common codec, the stream was rejected, or the address is no numeric one.
  public static Optional<Negotiated> negotiate(Sdp mine, Sdp theirs) {
    return OfferAnswer.negotiate(mine, theirs);
  }

  /// Answers an offer made while the session is up, as one who can do what this description says:
  /// same address and port, the first of our codecs that the offer has too, the offer's payload
  /// types (RFC 3264 §8). Empty when nothing is common; the session then stays as it was.
  ///
  /// @param wanted the way our side lets audio flow; the answer allows no more
  public Optional<Sdp> answerLater(Sdp offer, Direction wanted) {
    return Renewal.answer(this, offer, wanted);
  }

  /// The same with its live audio stream flowing this way only.
  public Sdp flowing(Direction way) {
    return Renewal.flowing(this, way);
  }

  /// The same description as this version of its session; a change must raise it by one (RFC 3264
  /// §8).
  public Sdp atVersion(long other) {
    return new Sdp(sessionId, other, host, direction, media);
  }

  /// Version of the o-line; 0 when the writer's was no number.
  public long version() {
    return version;
  }

  /// Whether there is a live audio stream at all.
  public boolean hasAudio() {
    return audio() != null;
  }

  /// The description as bytes for a SIP body.
  public byte[] encode() {
    var text = new StringBuilder(320);
    text.append("v=0\r\no=- ").append(sessionId).append(' ').append(version);
    text.append(' ').append(in(host));
    text.append("\r\ns=-\r\nc=").append(in(host)).append("\r\nt=0 0\r\n");
    for (SdpMedia stream : media) {
      text.append("m=").append(stream.kind()).append(' ').append(stream.port());
      text.append(' ').append(stream.protocol());
      stream.formats().forEach(format -> text.append(' ').append(format));
      text.append("\r\n");
      stream.attributes().forEach(line -> text.append("a=").append(line).append("\r\n"));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return new String(encode(), StandardCharsets.UTF_8);
  }

  private static String in(String host) {
    return (host.indexOf(':') >= 0 ? "IN IP6 " : "IN IP4 ") + host;
  }

  static void add(List<String> formats, List<String> attributes, int type, String name) {
    formats.add(Integer.toString(type));
    attributes.add("rtpmap:" + type + " " + name);
  }

  static void addEvents(List<String> formats, List<String> attributes, int type) {
    if (type >= 0) {
      add(formats, attributes, type, "telephone-event/8000");
      // The sixteen keys of a telephone (RFC 4733 §3.2).
      attributes.add("fmtp:" + type + " 0-15");
    }
  }

  /// The first live audio stream, or null.
  @Nullable SdpMedia audio() {
    for (SdpMedia stream : media) {
      if (stream.isAudio()) {
        return stream;
      }
    }
    return null;
  }

  long sessionId() {
    return sessionId;
  }

  String host() {
    return host;
  }

  List<SdpMedia> media() {
    return media;
  }

  /// The direction of a stream: its own attribute, or the session's.
  Direction directionOf(SdpMedia stream) {
    for (Direction one : Direction.values()) {
      if (stream.attributes().contains(one.attribute())) {
        return one;
      }
    }
    return direction;
  }

  /// The host of a stream: its own c-line, or the session's.
  String hostOf(SdpMedia stream) {
    return stream.host().isEmpty() ? host : stream.host();
  }
}
