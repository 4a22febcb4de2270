package dev.zvonar.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A campaign with its progress, as the API shows it.
///
/// @param version grows with each edit
/// @param holdReason a code saying why nobody is dialled right now, null when somebody is
/// @param firstInviteAt when its first INVITE left
public record Campaign(
    long id,
    int version,
    String name,
    CampaignState state,
    long listId,
    String listName,
    long messageId,
    String messageName,
    long trunkId,
    String trunkName,
    SettingsForm settings,
    @Nullable String holdReason,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant firstInviteAt,
    @Nullable Instant finishedAt,
    Progress progress) {}
