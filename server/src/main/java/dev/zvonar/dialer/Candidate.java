package dev.zvonar.dialer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A target that may be dialled now.
///
/// @param attempts attempts that counted so far
/// @param faults attempts that met a fault so far
/// @param tries rows of `attempt` made so far
/// @param zone the callee's own zone, null when the list gives none
/// @param tags the callee's values in the order of the list's tags
record Candidate(
    int lineNo,
    long phone,
    int attempts,
    int faults,
    int tries,
    @Nullable String zone,
    List<String> tags) {}
