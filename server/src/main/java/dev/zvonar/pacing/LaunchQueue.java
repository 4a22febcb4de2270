package dev.zvonar.pacing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/// Committed calls waiting for their slot. The last gate before the wire: whatever made the calls
/// late, they leave at the trunk's and the campaign's pace, and those whose permission has run out
/// do not leave at all.
///
/// The planned slots are already even. This queue holds the promise when a thread wakes late: both
/// gates have [#TOLERANCE_NANOS] of tolerance, so a trunk of C calls a second starts at most
/// ⌊C × 1.01⌋ + 1 of them in any sliding second.
///
/// Not thread-safe: one thread, or one lock, per queue.
///
/// @param <T> what is launched
public final class LaunchQueue<T> {
  /// How late a start may be and still leave the next one its planned slot.
  public static final long TOLERANCE_NANOS = 10_000_000;

  /// A committed call.
  ///
  /// @param bidder whose rate it obeys beside the trunk's
  /// @param atNanos its slot
  /// @param expiresNanos it must not leave after this instant: what allowed it is no longer fresh
  /// @param what the call itself
  public record Launch<T>(long bidder, long atNanos, long expiresNanos, T what) {
    private Launch<T> at(long nanos) {
      return new Launch<>(bidder, nanos, expiresNanos, what);
    }
  }

  /// What one look at the queue gave.
  ///
  /// @param leave to start now, in this order
  /// @param expired never to be started
  public record Due<T>(List<Launch<T>> leave, List<Launch<T>> expired) {}

  private final PriorityQueue<Launch<T>> waiting;
  private final Map<Long, Gate> bidders = new HashMap<>();
  private Gate trunk;

  /// A queue of a trunk of `cps` whose first call may leave at `firstNanos`.
  public LaunchQueue(double cps, long firstNanos) {
    trunk = Gate.of(cps, TOLERANCE_NANOS, firstNanos);
    waiting = new PriorityQueue<>(new BySlot());
  }

  /// Sets the trunk's rate, in calls a second.
  public void trunkRate(double cps) {
    trunk = trunk.atRate(cps);
  }

  /// Sets a bidder's rate, in calls a second; it must be set before its first launch.
  public void bidderRate(long bidder, double cps, long nowNanos) {
    Gate gate = bidders.get(bidder);
    bidders.put(bidder, gate == null ? Gate.of(cps, TOLERANCE_NANOS, nowNanos) : gate.atRate(cps));
  }

  /// Forgets the rates of all bidders that `known` denies and that have nothing waiting.
  public void keepBidders(Predicate<Long> known) {
    bidders
        .keySet()
        .removeIf(id -> !known.test(id) && waiting.stream().noneMatch(w -> w.bidder() == id));
  }

  public void add(Launch<T> launch) {
    if (!bidders.containsKey(launch.bidder())) {
      throw new IllegalStateException("the rate of bidder " + launch.bidder() + " was never set");
    }
    waiting.add(launch);
  }

  /// How many calls wait.
  public int size() {
    return waiting.size();
  }

  /// How many calls of `bidder` wait.
  public int size(long bidder) {
    return (int) waiting.stream().filter(w -> w.bidder() == bidder).count();
  }

  /// When the trunk could take one more call behind all that wait: where planning begins.
  public long tailNanos() {
    return trunk.turnNanos() + trunk.intervalNanos() * waiting.size();
  }

  /// When `bidder` could take one more call behind its own that wait; `nowNanos` if it has no rate.
  public long tailNanos(long bidder, long nowNanos) {
    Gate gate = bidders.get(bidder);
    return gate == null ? nowNanos : gate.turnNanos() + gate.intervalNanos() * size(bidder);
  }

  /// Takes out what may leave at `nowNanos` and what has expired.
  public Due<T> due(long nowNanos) {
    var due = new Due<T>(new ArrayList<>(), new ArrayList<>());
    for (Launch<T> head = waiting.peek();
        head != null && head.atNanos() - nowNanos <= 0;
        head = waiting.peek()) {
      settle(waiting.remove(), nowNanos, due);
    }
    return due;
  }

  /// When [#due] has something to say next; `noneNanos` when nothing waits.
  public long wakeNanos(long noneNanos) {
    Launch<T> head = waiting.peek();
    return head == null ? noneNanos : head.atNanos();
  }

  /// Takes out all that wait and match: their campaign was paused, the trunk was lost.
  public List<Launch<T>> withdraw(Predicate<Launch<T>> which) {
    var out = new ArrayList<Launch<T>>();
    for (Iterator<Launch<T>> all = waiting.iterator(); all.hasNext(); ) {
      Launch<T> launch = all.next();
      if (which.test(launch)) {
        all.remove();
        out.add(launch);
      }
    }
    return out;
  }

  private void settle(Launch<T> launch, long nowNanos, Due<T> due) {
    Gate bidder = bidders.get(launch.bidder());
    if (nowNanos - launch.expiresNanos() > 0 || bidder == null) {
      due.expired().add(launch);
      return;
    }
    long opens = Gate.later(trunk.opensAtNanos(), bidder.opensAtNanos());
    if (opens - nowNanos > 0) {
      waiting.add(launch.at(opens));
      return;
    }
    trunk = trunk.passed(nowNanos);
    bidders.put(launch.bidder(), bidder.passed(nowNanos));
    due.leave().add(launch);
  }

  /// By slot; differences, because the clock may wrap.
  private static final class BySlot implements Comparator<Launch<?>> {
    @Override
    public int compare(Launch<?> a, Launch<?> b) {
      return Long.signum(a.atNanos() - b.atNanos());
    }
  }
}
