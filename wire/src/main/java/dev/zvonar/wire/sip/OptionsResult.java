package dev.zvonar.wire.sip;

/// What an OPTIONS came to. Any final response means that somebody lives there.
///
/// @param reachable whether a final response came
/// @param status that response's status, 408 when none came, 503 when nothing could be sent
/// @param reason its reason phrase
/// @param roundTripNanos from the request to the end, in nanoseconds
public record OptionsResult(boolean reachable, int status, String reason, long roundTripNanos) {}
