package dev.zvonar.campaign;

import java.time.Duration;

/// How a campaign dials, checked.
///
/// @param schedule when callees may be called
/// @param cps call starts a second, above 0
/// @param lines lines it may hold at once, at least 1
/// @param retries what follows an attempt
/// @param hangUpOnMachine whether an answering machine is left without a message
public record CampaignSettings(
    Schedule schedule, double cps, int lines, RetryPlan retries, boolean hangUpOnMachine) {
  public CampaignSettings {
    if (!(cps > 0) || lines < 1) {
      throw new IllegalArgumentException("a campaign needs a rate and a line");
    }
  }

  /// How long a phone may ring.
  public Duration ringTimeout() {
    return schedule.ringTimeout();
  }
}
