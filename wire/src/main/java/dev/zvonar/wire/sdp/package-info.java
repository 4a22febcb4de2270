/// Room `sdp`: session descriptions (RFC 8866) and the offer/answer of one audio stream (RFC 3264).
///
/// Door: [Sdp] and [Negotiated]. Immutable values; no thread, no look-up of names. A description is
/// at most 16 KiB, 64 lines an m-line and 8 m-lines.
@NullMarked
package dev.zvonar.wire.sdp;

import org.jspecify.annotations.NullMarked;
