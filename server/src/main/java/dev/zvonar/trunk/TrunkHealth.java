package dev.zvonar.trunk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the talkers saw of a trunk last, and what is in use.
///
/// @param state `reachable` when any talker reaches it now, `unknown` when none has looked lately
/// @param registration `off`, `trying`, `registered` or `refused`
/// @param rttUs how long the carrier took to answer OPTIONS, microseconds
/// @param linesUsed lines taken by live calls and by calls nobody knows the end of
public record TrunkHealth(
    long trunkId,
    String state,
    String registration,
    @Nullable Long rttUs,
    String detail,
    @Nullable Instant changedAt,
    @Nullable Instant checkedAt,
    int linesUsed) {}
