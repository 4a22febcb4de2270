package dev.zvonar.dialer;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Call-IDs of attempts: the same for the same attempt, fresh for every other, so that a second
/// commit of one attempt meets the unique index. Pure.
final class References {
  private References() {}

  /// @param createdAt when the campaign was created: tells one installation's from another's
  /// @param tryNo which row of `attempt` of this target it is, from 1
  static String ofTarget(Instant createdAt, long campaignId, int lineNo, int tryNo) {
    return stamp(createdAt) + "-" + campaignId + "-" + lineNo + "-" + tryNo;
  }

  static String ofOrder(Instant createdAt, long orderId) {
    return stamp(createdAt) + "-test-" + orderId;
  }

  private static String stamp(Instant at) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
    return "zv" + Long.toString(micros, Character.MAX_RADIX);
  }
}
