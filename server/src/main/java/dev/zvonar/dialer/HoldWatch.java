package dev.zvonar.dialer;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decides what is shown as the reason why a campaign dials nobody right now. A reason is shown when
/// it was found twice in a row, so that what passes in a second does not flicker. Pure but for its
/// own memory; one thread.
final class HoldWatch {
  private @Nullable String found;

  /// What is true of a campaign at one look.
  ///
  /// @param beforeStart its start is still to come
  /// @param pastEnd its end has come
  /// @param trunkOn the trunk is enabled
  /// @param reachable the trunk answers
  /// @param speechDown speech was down when it was last asked
  /// @param ready callees who could be called at once
  /// @param windowOpen callees without a zone of their own may be called
  /// @param exhausted every callee of the list was come to
  /// @param inTheAir calls of this campaign
  /// @param linesFree lines it could take
  record Facts(
      boolean beforeStart,
      boolean pastEnd,
      boolean trunkOn,
      boolean reachable,
      boolean speechDown,
      int ready,
      boolean windowOpen,
      boolean exhausted,
      int inTheAir,
      int linesFree) {
    /// Why nobody is dialled, or null when somebody is or soon will be.
    @Nullable String reason() {
      if (beforeStart) {
        return "not_started_yet";
      }
      if (pastEnd) {
        return "ended";
      }
      if (!trunkOn) {
        return "trunk_disabled";
      }
      if (!reachable) {
        return "trunk_unreachable";
      }
      if (speechDown) {
        return "speech_unavailable";
      }
      return ready > 0 ? linesFree > 0 ? null : "no_lines" : reasonOfNobody();
    }

    private @Nullable String reasonOfNobody() {
      if (!windowOpen) {
        return "out_of_window";
      }
      return exhausted && inTheAir == 0 ? "waiting_for_retry" : null;
    }
  }

  /// What to write now, given what is `shown`; equal to `shown` when nothing is to be written.
  @Nullable String look(Facts facts, @Nullable String shown) {
    String reason = facts.reason();
    boolean steady = Objects.equals(reason, found);
    found = reason;
    return steady || reason == null ? reason : shown;
  }
}
