package dev.zvonar.wire.sdp;

import dev.zvonar.wire.audio.Codec;
import java.net.InetSocketAddress;

/// What offer and answer agreed on, as the side sees it that wrote the first argument.
///
/// @param rtp where our packets go
/// @param codec the codec
/// @param payloadType its payload type in the packets we send
/// @param telephoneEventPt payload type of RFC 4733 events, -1 when not agreed
/// @param ptimeMs packet length the far end asks for, 20 unless it says otherwise
/// @param direction our own direction
public record Negotiated(
    InetSocketAddress rtp,
    Codec codec,
    int payloadType,
    int telephoneEventPt,
    int ptimeMs,
    Direction direction) {}
