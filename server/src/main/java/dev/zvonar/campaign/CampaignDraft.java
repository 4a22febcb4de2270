package dev.zvonar.campaign;

import org.jspecify.annotations.Nullable;

/// A campaign as a person writes it: `CampaignDraft` of openapi.yaml. Checked by [Campaigns].
public record CampaignDraft(
    @Nullable String name,
    @Nullable Long listId,
    @Nullable Long messageId,
    @Nullable Long trunkId,
    @Nullable SettingsForm settings) {}
