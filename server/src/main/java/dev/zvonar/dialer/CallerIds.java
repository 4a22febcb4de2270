package dev.zvonar.dialer;

import java.util.List;

/// Chooses the caller id. Pure.
final class CallerIds {
  private CallerIds() {}

  /// One of the trunk's own numbers: always the same for the same callee, so that who calls back and
  /// who is called again meet one number; spread evenly over callees.
  static String of(List<String> callerIds, long phone) {
    return callerIds.get(
        Math.floorMod(Long.hashCode(phone * 0x9E3779B97F4A7C15L), callerIds.size()));
  }
}
