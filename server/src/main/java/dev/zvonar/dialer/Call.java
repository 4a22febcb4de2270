package dev.zvonar.dialer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One attempt as people see it. `Call` of openapi.yaml; the phone is digits without the plus.
///
/// @param campaignId null for a test call
/// @param state `placed`, `answered` or `ended`
public record Call(
    long id,
    String reference,
    @Nullable Long campaignId,
    @Nullable String campaignName,
    int attemptNo,
    long phone,
    long trunkId,
    String trunkName,
    String callerId,
    String state,
    @Nullable String verdict,
    @Nullable Integer sipStatus,
    @Nullable String sipReason,
    @Nullable String cause,
    @Nullable String endedBy,
    @Nullable Integer pddMs,
    @Nullable Integer ringMs,
    @Nullable Integer talkMs,
    @Nullable Integer heardMs,
    @Nullable String answerKind,
    String digits,
    Instant placedAt,
    @Nullable Instant answeredAt,
    @Nullable Instant endedAt) {}
