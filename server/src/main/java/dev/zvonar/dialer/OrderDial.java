package dev.zvonar.dialer;

import dev.zvonar.db.DbUnavailable;
import dev.zvonar.dialer.AttemptTable.Asked;
import dev.zvonar.dialer.ControlTable.TrunkRow;
import dev.zvonar.dialer.OrderTable.OrderRow;
import dev.zvonar.dialer.Renders.Wish;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.message.Rendered;
import dev.zvonar.pacing.LaunchQueue.Launch;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Places the test calls that people order: beside the campaigns, within the trunk's rate and lines,
/// at any hour. The loop's thread.
final class OrderDial {
  /// The bidder that stands for all test calls; no campaign has this number.
  static final long BIDDER = 0;

  private static final double CPS = 5;
  private static final long FRESH_NANOS = 5_000_000_000L;
  private static final Duration RING_TIMEOUT = Duration.ofSeconds(30);

  /// An order whose message is ready, or why it never will be.
  private sealed interface Done {
    record Ready(OrderRow order, Rendered message) implements Done {}

    record Impossible(OrderRow order, String why) implements Done {}
  }

  private final TrunkWork work;
  private final Launcher launcher;
  private final Renders renders;
  private final Queue<Done> done = new ConcurrentLinkedQueue<>();
  private final Set<Long> preparing = new HashSet<>();

  OrderDial(TrunkWork work, Launcher launcher, Renders renders) {
    this.work = work;
    this.launcher = launcher;
    this.renders = renders;
  }

  /// Looks for new orders.
  void look(TrunkRow trunk, long nowNanos) {
    launcher.bidderRate(BIDDER, CPS, nowNanos);
    List<OrderRow> waiting = work.tables().orders().waiting(work.fence());
    preparing.retainAll(waiting.stream().map(OrderRow::id).toList());
    for (OrderRow order : waiting) {
      if (trunk.enabled() && preparing.add(order.id())) {
        prepare(order);
      }
    }
  }

  /// Commits the orders that are ready while lines are free.
  void commit(TrunkRow trunk, long nowNanos) {
    NodeLines node = work.counts().node();
    while (!done.isEmpty()
        && work.counts().linesTaken(nowNanos) < trunk.linesMax()
        && node.take(1) == 1) {
      if (!settle(trunk, done.remove(), nowNanos)) {
        node.free(1);
      }
    }
  }

  /// Gives true when a call took the line.
  private boolean settle(TrunkRow trunk, Done one, long nowNanos) {
    return switch (one) {
      case Done.Ready(var order, var message) -> place(trunk, order, message, nowNanos);
      case Done.Impossible(var order, var why) -> {
        work.tables().orders().refuse(work.fence(), order.id(), why);
        yield false;
      }
    };
  }

  private void prepare(OrderRow order) {
    Map<String, String> tags = new HashMap<>();
    for (int i = 0; i < order.tagNames().size(); i++) {
      tags.put(order.tagNames().get(i), order.tagValues().get(i));
    }
    var wish = new Wish(work.fence().trunk().tenant(), order.messageId(), tags, false);
    renders.render(wish, new Preparing(order));
  }

  private boolean place(TrunkRow trunk, OrderRow order, Rendered message, long nowNanos) {
    Duration talkMax = TalkLimit.talkMax(message, work.config().talkMax());
    var placed =
        new Placed(
            References.ofOrder(order.createdAt(), order.id()),
            BIDDER,
            order.phone(),
            CallerIds.of(trunk.callerIds(), order.phone()),
            1,
            0,
            RING_TIMEOUT,
            null,
            message);
    var asked =
        new Asked(
            BIDDER,
            0,
            placed.reference(),
            placed.callerId(),
            TalkLimit.lineS(RING_TIMEOUT, talkMax));
    try {
      if (work.tables().orders().commit(work.fence(), order, asked).isPresent()) {
        work.counts().take(BIDDER);
        launcher.add(List.of(new Launch<>(BIDDER, nowNanos, nowNanos + FRESH_NANOS, placed)));
        return true;
      }
      return false;
    } catch (DbUnavailable e) {
      work.counts().node().free(1);
      work.writer().withdrawDoubtful(List.of(placed.reference()), () -> {});
      throw e;
    }
  }

  /// One order whose message is being made ready; told on a rendering thread.
  private final class Preparing implements Renders.Listener {
    private final OrderRow order;

    Preparing(OrderRow order) {
      this.order = order;
    }

    @Override
    public void ready(Rendered message) {
      done.add(new Done.Ready(order, message));
    }

    @Override
    public void impossible(RuntimeException why) {
      String code = why instanceof Rejected rejected ? rejected.code() : "message_not_rendered";
      done.add(new Done.Impossible(order, code));
    }

    @Override
    public void later(Duration retryAfter) {
      done.add(new Done.Impossible(order, "speech_unavailable"));
    }
  }
}
