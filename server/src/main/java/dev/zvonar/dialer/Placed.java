package dev.zvonar.dialer;

import dev.zvonar.campaign.RetryPlan;
import dev.zvonar.campaign.RetryPlan.Next;
import dev.zvonar.kernel.Verdict;
import dev.zvonar.message.Rendered;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A committed attempt: everything its call and its outcome need.
///
/// @param campaignId 0 for a test call
/// @param attempts the callee's counted attempts, this one included
/// @param faults the callee's faults before this one
/// @param retries null for a test call: nothing follows it
record Placed(
    String reference,
    long campaignId,
    long phone,
    String callerId,
    int attempts,
    int faults,
    Duration ringTimeout,
    @Nullable RetryPlan retries,
    Rendered message) {
  /// What follows the verdict.
  ///
  /// @param inviteLeft a call taken back while it rang was a call to the callee: it counts as one
  ///     that was not answered
  /// @param answered a callee who picked up and heard nothing was disturbed all the same: the fault
  ///     counts as an attempt that was not answered
  Next next(Verdict verdict, boolean inviteLeft, boolean answered, Duration retryAfter) {
    if (retries == null) {
      return new Next.Done();
    }
    if (answered && (verdict == Verdict.TRUNK_FAULT || verdict == Verdict.OUR_FAULT)) {
      return retries.after(Verdict.NO_ANSWER, attempts, faults, retryAfter);
    }
    boolean rangInVain = verdict == Verdict.WITHDRAWN && inviteLeft;
    return retries.after(rangInVain ? Verdict.NO_ANSWER : verdict, attempts, faults, retryAfter);
  }
}
