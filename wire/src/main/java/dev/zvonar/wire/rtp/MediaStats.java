package dev.zvonar.wire.rtp;

/// What one session has moved so far; taken from any thread, each figure by itself.
///
/// @param sentPackets RTP packets sent
/// @param sentBytes their bytes, headers of RTP included
/// @param receivedPackets RTP packets taken from the far end, repeats left out
/// @param receivedBytes their bytes, headers of RTP included
/// @param lostPackets sequence numbers that never came (RFC 3550 appendix A.3)
/// @param foreignPackets packets dropped: another source, not RTP, or an unknown payload type
/// @param digits digits the far end pressed
/// @param firstReceivedNanos `System.nanoTime()` of the first packet taken, 0 before it
public record MediaStats(
    long sentPackets,
    long sentBytes,
    long receivedPackets,
    long receivedBytes,
    long lostPackets,
    long foreignPackets,
    long digits,
    long firstReceivedNanos) {}
