package dev.zvonar.wire.rtp;

/// What an engine has done since it started; stress is `sessions / sessionsMax` and `worstLateMicros`.
///
/// @param sessions sessions open now
/// @param sessionsMax the most that may be open
/// @param sentPackets packets sent
/// @param receivedPackets packets taken, repeats left out
/// @param sendErrors packets the kernel refused
/// @param lateTicks slots that began more than 5 ms late
/// @param skippedTicks ticks of 20 ms given up after a stall longer than can be caught up
/// @param worstLateMicros the longest delay of a slot, in microseconds
/// @param faults exceptions met in the loop's guard
public record MediaCounters(
    int sessions,
    int sessionsMax,
    long sentPackets,
    long receivedPackets,
    long sendErrors,
    long lateTicks,
    long skippedTicks,
    long worstLateMicros,
    long faults) {}
