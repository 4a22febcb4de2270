package dev.zvonar.campaign;

import dev.zvonar.kernel.Verdict;
import java.time.Duration;

/// What follows an attempt: another one later, or none ever. Pure; the table for every verdict is
/// docs/protocols/retry.md.
///
/// Faults of the network, the trunk or ours do not use up the callee's attempts, but they are
/// bounded too: a number that only ever meets faults is given up in the end.
///
/// @param attemptsMax attempts that count, 1 to 20
/// @param faultsMax attempts that do not count, before the callee is given up
/// @param busy delay after a busy line
/// @param noAnswer delay when nobody answered, declined, or could be reached
/// @param fault delay after a fault
/// @param redialMachines whether a machine that was left without a message is called again
public record RetryPlan(
    int attemptsMax,
    int faultsMax,
    Duration busy,
    Duration noAnswer,
    Duration fault,
    boolean redialMachines) {
  /// Who declined twice does not want to be called.
  private static final int DECLINES_MAX = 2;

  /// What follows.
  public sealed interface Next {
    /// Never again in this campaign.
    record Done() implements Next {}

    /// Again after `delay`; the attempt used up one of the callee's.
    record Again(Duration delay) implements Next {}

    /// Again after `delay`; the attempt does not count but its fault is remembered.
    record AfterFault(Duration delay) implements Next {}

    /// Again as soon as the campaign dials: nothing was sent.
    record AsIfNothing() implements Next {}
  }

  /// Decides after an attempt.
  ///
  /// @param attempts attempts that counted so far, this one included
  /// @param faults attempts that did not count so far, this one not included
  /// @param retryAfter what the trunk asked for (RFC 3261 §20.33), zero if nothing
  public Next after(Verdict verdict, int attempts, int faults, Duration retryAfter) {
    return switch (verdict) {
      case CONFIRMED, HEARD, PARTLY_HEARD, OPTED_OUT, WRONG_NUMBER, UNKNOWN, NOT_ALLOWED ->
          new Next.Done();
      case MACHINE -> redialMachines ? again(attempts, attemptsMax, noAnswer) : new Next.Done();
      case BUSY -> again(attempts, attemptsMax, busy);
      case NO_ANSWER, UNREACHABLE -> again(attempts, attemptsMax, noAnswer);
      case DECLINED -> again(attempts, Math.min(attemptsMax, DECLINES_MAX), noAnswer);
      case TRUNK_FAULT, OUR_FAULT -> afterFault(faults, retryAfter);
      case WITHDRAWN -> new Next.AsIfNothing();
    };
  }

  private static Next again(int attempts, int max, Duration delay) {
    return attempts < max ? new Next.Again(delay) : new Next.Done();
  }

  private Next afterFault(int faults, Duration retryAfter) {
    Duration delay = retryAfter.compareTo(fault) > 0 ? retryAfter : fault;
    return faults + 1 < faultsMax ? new Next.AfterFault(delay) : new Next.Done();
  }
}
