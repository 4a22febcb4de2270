package dev.zvonar.pacing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shares the coming slots of one trunk between those who want to call on it, in turn.
///
/// A bidder gets a slot when it has somebody ready, a line free and its own rate's turn; bidders are
/// asked round robin from where the last plan stopped, so none waits behind another's long list.
/// Slots before `now` are gone.
///
/// @param slots whose turn it is when, in order of time
/// @param trunk the trunk's gate after these slots
/// @param bidders the bidders' gates after these slots, in the order they were given
/// @param cursor where the next plan begins to ask
public record SlotPlan(List<Slot> slots, Gate trunk, List<Gate> bidders, int cursor) {

  /// One start: bidder number `bidder` (as given) at `atNanos`.
  public record Slot(int bidder, long atNanos) {}

  /// One who wants to call.
  ///
  /// @param gate its own rate
  /// @param ready how many calls it could start at once
  /// @param freeLines how many more lines it may take
  public record Bidder(Gate gate, int ready, int freeLines) {}

  public SlotPlan {
    slots = List.copyOf(slots);
    bidders = List.copyOf(bidders);
  }

  /// Plans the slots from `nowNanos` up to and with `untilNanos`, at most `freeLines` of them.
  public static SlotPlan of(
      long nowNanos, long untilNanos, Gate trunk, int freeLines, List<Bidder> bidders, int cursor) {
    var round = new Round(trunk.notBefore(nowNanos), bidders, cursor);
    boolean filled = true;
    while (filled && round.slots.size() < freeLines) {
      filled = round.next(untilNanos);
    }
    return new SlotPlan(round.slots, round.trunk, List.of(round.gates), round.cursor);
  }

  /// The planning of one horizon; lives within [#of] only.
  private static final class Round {
    private final List<Slot> slots = new ArrayList<>();
    private final Gate[] gates;
    private final int[] left;
    private Gate trunk;
    private int cursor;

    Round(Gate trunk, List<Bidder> bidders, int cursor) {
      this.trunk = trunk;
      this.cursor = bidders.isEmpty() ? 0 : Math.floorMod(cursor, bidders.size());
      gates = bidders.stream().map(Bidder::gate).toArray(Gate[]::new);
      left = bidders.stream().mapToInt(b -> Math.min(b.ready(), b.freeLines())).toArray();
    }

    /// Fills the next slot; false when none is left before `untilNanos`.
    boolean next(long untilNanos) {
      Slot slot = earliest();
      if (slot == null || slot.atNanos() - untilNanos > 0) {
        return false;
      }
      int bidder = slot.bidder();
      slots.add(slot);
      trunk = trunk.notBefore(slot.atNanos()).passed(slot.atNanos());
      gates[bidder] = gates[bidder].notBefore(slot.atNanos()).passed(slot.atNanos());
      left[bidder]--;
      cursor = (bidder + 1) % gates.length;
      return true;
    }

    /// The first bidder, asked from the cursor on, among those who can start soonest.
    private @Nullable Slot earliest() {
      Slot best = null;
      for (int i = 0; i < gates.length; i++) {
        int bidder = (cursor + i) % gates.length;
        if (left[bidder] > 0) {
          long at = Gate.later(trunk.turnNanos(), gates[bidder].turnNanos());
          best = best == null || at - best.atNanos() < 0 ? new Slot(bidder, at) : best;
        }
      }
      return best;
    }
  }
}
