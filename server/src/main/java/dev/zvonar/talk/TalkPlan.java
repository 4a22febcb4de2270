package dev.zvonar.talk;

import dev.zvonar.message.Rendered;
import dev.zvonar.trunk.TrunkLine;
import java.time.Duration;

/// One call to be made, with everything it needs.
///
/// @param reference the Call-ID: one attempt, one INVITE transaction
/// @param line the trunk
/// @param calledNumber the called number as the carrier wants it, `+79…` as a rule
/// @param callerId the number shown to the callee, one of the trunk's own
/// @param ringTimeout how long it may ring
/// @param talkMax how long the talk may last after the answer
/// @param message what is said
public record TalkPlan(
    String reference,
    TrunkLine line,
    String calledNumber,
    String callerId,
    Duration ringTimeout,
    Duration talkMax,
    Rendered message) {}
