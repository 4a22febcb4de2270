/// Decides when the next call may start: even slots, never a burst. Pure: time is passed in.
///
/// Door: [Gate] is the rate of one trunk or one campaign, [SlotPlan] shares a trunk's coming slots
/// between its campaigns, [LaunchQueue] holds committed calls until their slot and refuses late ones.
///
/// Threads: records are values; a `LaunchQueue` belongs to one thread.
///
/// Limits: a plan never reaches beyond the horizon it is given, nor beyond the free lines.
@NullMarked
package dev.zvonar.pacing;

import org.jspecify.annotations.NullMarked;
