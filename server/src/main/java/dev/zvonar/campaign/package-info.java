/// What is being dialled: campaigns with their schedule, pace and retries, and the state of every
/// callee in them.
///
/// Door: [Campaigns] creates, changes and steers campaigns and shows their progress; [Schedule] says
/// when a callee may be called, [RetryPlan] what follows an attempt, [CampaignState] which moves a
/// person or the talker may make. The last three are pure.
///
/// Threads: everything is a value or stateless over the database; safe in any thread.
///
/// Limits: settings are checked when they are built; see [CampaignSettings] for the ranges.
@NullMarked
package dev.zvonar.campaign;

import org.jspecify.annotations.NullMarked;
