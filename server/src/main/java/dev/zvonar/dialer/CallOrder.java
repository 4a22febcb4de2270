package dev.zvonar.dialer;

import org.jspecify.annotations.Nullable;

/// What became of a test call that was asked for.
///
/// @param state `waiting`, `placed` or `refused`
/// @param callId the call, once it is placed
/// @param reason why it was refused, a code
public record CallOrder(long id, String state, @Nullable Long callId, @Nullable String reason) {}
