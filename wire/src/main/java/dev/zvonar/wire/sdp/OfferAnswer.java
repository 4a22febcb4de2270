package dev.zvonar.wire.sdp;

import dev.zvonar.wire.audio.Codec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules of RFC 3264 for one audio stream.
final class OfferAnswer {
  private static final int PTIME_MS_MAX = 200;

  private OfferAnswer() {}

  static Optional<Sdp> answer(
      Sdp offer, String host, int rtpPort, List<Codec> codecs, long sessionId) {
    SdpMedia chosen = offer.audio();
    Codec codec = chosen == null ? null : best(chosen, codecs);
    if (chosen == null || codec == null) {
      return Optional.empty();
    }
    Direction ours = offer.directionOf(chosen).mirrored();
    var answers = new ArrayList<SdpMedia>();
    int chosenAt = offer.media().indexOf(chosen);
    for (int i = 0; i < offer.media().size(); i++) {
      SdpMedia asked = offer.media().get(i);
      answers.add(i == chosenAt ? accept(asked, codec, rtpPort, ours) : refuse(asked));
    }
    return Optional.of(new Sdp(sessionId, host, ours, answers));
  }

  static Optional<Negotiated> negotiate(Sdp mine, Sdp theirs) {
    SdpMedia ours = mine.audio();
    SdpMedia stream = theirs.audio();
    if (ours == null || stream == null) {
      return Optional.empty();
    }
    Codec codec = common(ours, stream);
    InetAddress address = literal(theirs.hostOf(stream));
    if (codec == null || address == null) {
      return Optional.empty();
    }
    Direction direction = narrowed(mine.directionOf(ours), theirs.directionOf(stream).mirrored());
    return Optional.of(
        new Negotiated(
            new InetSocketAddress(address, stream.port()),
            codec,
            typeOf(stream, codec),
            eventsOf(ours) < 0 ? -1 : eventsOf(stream),
            ptimeMsOf(stream),
            // An address of zeros is the old way to put on hold (RFC 3264 §8.4).
            address.isAnyLocalAddress() ? Direction.INACTIVE : direction));
  }

  private static SdpMedia accept(SdpMedia asked, Codec codec, int rtpPort, Direction ours) {
    var formats = new ArrayList<String>();
    var attributes = new ArrayList<String>();
    Sdp.add(formats, attributes, typeOf(asked, codec), codec.name() + "/8000");
    Sdp.addEvents(formats, attributes, eventsOf(asked));
    attributes.add("ptime:" + Sdp.PTIME_MS);
    attributes.add(ours.attribute());
    return new SdpMedia(asked.kind(), rtpPort, asked.protocol(), formats, "", attributes);
  }

  private static SdpMedia refuse(SdpMedia asked) {
    // RFC 3264 §6: a stream is rejected by port zero; at least one format must still be written.
    return new SdpMedia(asked.kind(), 0, asked.protocol(), asked.formats(), "", List.of());
  }

  private static @Nullable Codec best(SdpMedia stream, List<Codec> codecs) {
    for (Codec codec : codecs) {
      if (typeOf(stream, codec) >= 0) {
        return codec;
      }
    }
    return null;
  }

  /// The codec that both list, in the order of `theirs`: an answer's first format is the one to use
  /// (RFC 3264 §7).
  private static @Nullable Codec common(SdpMedia ours, SdpMedia theirs) {
    Codec first = null;
    int firstAt = Integer.MAX_VALUE;
    for (Codec codec : Codec.values()) {
      int at = theirs.formats().indexOf(Integer.toString(typeOf(theirs, codec)));
      if (typeOf(ours, codec) >= 0 && at >= 0 && at < firstAt) {
        first = codec;
        firstAt = at;
      }
    }
    return first;
  }

  private static int typeOf(SdpMedia stream, Codec codec) {
    return stream.payloadTypeOf(codec.name() + "/8000", codec.payloadType());
  }

  private static int eventsOf(SdpMedia stream) {
    return stream.payloadTypeOf("telephone-event/8000", -1);
  }

  private static int ptimeMsOf(SdpMedia stream) {
    String written = stream.attribute("ptime");
    try {
      int ptimeMs = Integer.parseInt(written);
      return ptimeMs >= 10 && ptimeMs <= PTIME_MS_MAX ? ptimeMs : Sdp.PTIME_MS;
    } catch (NumberFormatException _) {
      return Sdp.PTIME_MS;
    }
  }

  private static Direction narrowed(Direction one, Direction other) {
    if (one == other || other == Direction.SENDRECV) {
      return one;
    }
    return one == Direction.SENDRECV ? other : Direction.INACTIVE;
  }

  /// A numeric address; names are refused, since looking them up would block and reach out where the
  /// far end pleases.
  private static @Nullable InetAddress literal(String host) {
    try {
      return host.isEmpty() ? null : InetAddress.ofLiteral(host);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
