package dev.zvonar.dialer;

import dev.zvonar.db.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page of one call shows beside the [Call] itself.
///
/// @param tagNames the list's names of the callee's values
/// @param tagValues the values, in the same order
/// @param timeline what happened when: `[{"ms": …, "what": …, "detail": …}]`
public record CallExtra(
    @Nullable Long rtpSent,
    @Nullable Long rtpReceived,
    @Nullable Long rtpLost,
    List<String> tagNames,
    List<String> tagValues,
    Json timeline) {}
