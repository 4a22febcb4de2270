package dev.zvonar.dialer;

import dev.zvonar.dialer.AttemptTable.Ghost;
import dev.zvonar.dialer.SampleTable.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// What this node has in the air on one trunk. Outlives the lease: a call goes on, and holds its
/// line, while the trunk is lost and taken again. Any thread.
final class TrunkCounts {
  private final NodeLines node;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger ringing = new AtomicInteger();
  private final AtomicInteger talking = new AtomicInteger();
  private final AtomicInteger started = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final Map<Long, AtomicInteger> byCampaign = new ConcurrentHashMap<>();

  /// Lines that former owners' calls may still hold; replaced when the trunk is taken.
  private volatile List<Haunted> ghosts = List.of();

  private record Haunted(long campaignId, long untilNanos) {}

  /// @param node where every line counted here was taken before
  TrunkCounts(NodeLines node) {
    this.node = node;
  }

  /// The lines of the whole node.
  NodeLines node() {
    return node;
  }

  /// A committed call takes its line before it is started; the node's was taken already. Campaign 0
  /// stands for test calls.
  void take(long campaignId) {
    taken.incrementAndGet();
    byCampaign.computeIfAbsent(campaignId, _ -> new AtomicInteger()).incrementAndGet();
  }

  /// The call is over, or was never started.
  void free(long campaignId) {
    taken.decrementAndGet();
    node.free(1);
    byCampaign.computeIfAbsent(campaignId, _ -> new AtomicInteger()).decrementAndGet();
  }

  void sent() {
    started.incrementAndGet();
    ringing.incrementAndGet();
  }

  void answered() {
    answered.incrementAndGet();
    ringing.decrementAndGet();
    talking.incrementAndGet();
  }

  /// A started call ended.
  void ended(boolean wasSent, boolean wasAnswered) {
    ended.incrementAndGet();
    if (wasAnswered) {
      talking.decrementAndGet();
    } else if (wasSent) {
      ringing.decrementAndGet();
    }
  }

  /// Notes the lines that may still be taken by calls of nodes that were lost.
  void haunt(List<Ghost> found, long nowNanos) {
    var until = new ArrayList<Haunted>();
    for (Ghost ghost : found) {
      until.add(new Haunted(ghost.campaignId(), nowNanos + ghost.leftMs() * 1_000_000));
    }
    ghosts = List.copyOf(until);
  }

  /// Lines in use or possibly in use on the trunk.
  int linesTaken(long nowNanos) {
    return taken.get() + (int) ghosts.stream().filter(g -> g.untilNanos() - nowNanos > 0).count();
  }

  /// Lines in use or possibly in use by a campaign.
  int linesTaken(long campaignId, long nowNanos) {
    long haunted =
        ghosts.stream()
            .filter(g -> g.campaignId() == campaignId && g.untilNanos() - nowNanos > 0)
            .count();
    return inTheAir(campaignId) + (int) haunted;
  }

  /// Calls of this node for a campaign that are committed and not over.
  int inTheAir(long campaignId) {
    AtomicInteger own = byCampaign.get(campaignId);
    return own == null ? 0 : own.get();
  }

  /// Calls of this node on the trunk that are committed and not over.
  int inTheAir() {
    return taken.get();
  }

  /// The second that passed; the counts of it begin anew.
  Sample sample() {
    return new Sample(
        ringing.get(),
        talking.get(),
        started.getAndSet(0),
        answered.getAndSet(0),
        ended.getAndSet(0));
  }
}
