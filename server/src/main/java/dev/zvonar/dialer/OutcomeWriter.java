package dev.zvonar.dialer;

import dev.zvonar.campaign.RetryPlan.Next;
import dev.zvonar.dialer.OutcomeTable.AnsweredRow;
import dev.zvonar.dialer.OutcomeTable.Batch;
import dev.zvonar.dialer.OutcomeTable.InvitedRow;
import dev.zvonar.kernel.Unavailable;
import dev.zvonar.kernel.Verdict;
import dev.zvonar.talk.TalkReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores outcomes in small batches, in the order they came, on a thread of its own. While the
/// database is away they wait in memory and are tried again until they are stored; the dialler asks
/// [#isStalled] and commits nothing new meanwhile.
///
/// The queue holds three entries a call at most, so the lines bound it.
final class OutcomeWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutcomeWriter.class);
  private static final int BATCH_MAX = 500;
  private static final long GATHER_MS = 20;
  private static final long BACK_OFF_MS_MIN = 100;
  private static final long BACK_OFF_MS_MAX = 2_000;
  private static final long DOUBT_LOOK_MS = 1_000;
  private static final int REFUSALS_MAX = 2;
  private static final long NANOS_PER_MS = 1_000_000;

  /// How long a commit that broke off may still be stored behind our back.
  private static final Duration DOUBT = Duration.ofSeconds(15);

  /// One thing to store; times are readings of the monotonic clock.
  private sealed interface Told {
    record Invited(long campaignId, long atNanos) implements Told {}

    record Answered(String reference, long atNanos) implements Told {}

    record Ended(Ending ending, long atNanos) implements Told {}
  }

  private final OutcomeTable table;
  private final BlockingQueue<Told> queue = new LinkedBlockingQueue<>();
  private final Set<Long> invited = ConcurrentHashMap.newKeySet();
  private final Set<String> doubtful = ConcurrentHashMap.newKeySet();
  private final AtomicLong unstored = new AtomicLong();
  private final Thread thread;
  private volatile boolean stalled;
  private volatile boolean closing;

  OutcomeWriter(OutcomeTable table) {
    this.table = table;
    this.thread = Thread.ofVirtual().name("outcomes").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Whether outcomes cannot be stored right now.
  boolean isStalled() {
    return stalled;
  }

  /// Outcomes not stored yet.
  long unstored() {
    return unstored.get();
  }

  /// An INVITE of the campaign left; only the first one is stored.
  void invited(long campaignId) {
    if (invited.add(campaignId)) {
      tell(new Told.Invited(campaignId, System.nanoTime()));
    }
  }

  void answered(String reference) {
    tell(new Told.Answered(reference, System.nanoTime()));
  }

  void ended(Placed placed, TalkReport report) {
    Duration retryAfter = report.ending().retryAfter();
    Next next =
        placed.next(
            report.verdict(),
            report.inviteLeft(),
            report.times().talkMs() != null,
            retryAfter == null ? Duration.ZERO : retryAfter);
    ended(new Ending(placed.reference(), report.verdict(), report, "", next));
  }

  /// The attempt was committed and not started: its callee waits again as if nothing had been.
  void withdrawn(Placed placed) {
    withdrawn(
        placed.reference(), placed.retries() == null ? new Next.Done() : new Next.AsIfNothing());
  }

  /// The attempt could not be started by a fault of ours.
  void failed(Placed placed, String why) {
    Next next = placed.next(Verdict.OUR_FAULT, false, false, Duration.ZERO);
    ended(new Ending(placed.reference(), Verdict.OUR_FAULT, null, why, next));
  }

  /// Attempts whose commit broke off: stored or not, nobody knows. They are not started. Withdraws
  /// them again and again, until such a commit cannot come through any more.
  ///
  /// @param after told then; until then nobody may use these references anew
  void withdrawDoubtful(List<String> references, Runnable after) {
    doubtful.addAll(references);
    Thread.ofVirtual()
        .name("doubtful")
        .start(() -> {
          long endNanos = System.nanoTime() + DOUBT.toNanos();
          while (System.nanoTime() - endNanos < 0 && pause(DOUBT_LOOK_MS)) {
            references.forEach(reference -> withdrawn(reference, new Next.AsIfNothing()));
          }
          references.forEach(doubtful::remove);
          after.run();
        });
  }

  /// Whether this reference must not be used yet.
  boolean isDoubtful(String reference) {
    return doubtful.contains(reference);
  }

  /// Stores what is left, for `patience` at most.
  boolean drain(Duration patience) {
    long endNanos = System.nanoTime() + patience.toNanos();
    while (unstored.get() > 0 && System.nanoTime() - endNanos < 0) {
      if (!pause(GATHER_MS)) {
        break;
      }
    }
    return unstored.get() == 0;
  }

  /// Stops. What is not stored by then is found as unknown by the next node that takes the trunk.
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    if (unstored.get() > 0) {
      LOG.warn("{} outcomes were not stored; their calls will be unknown", unstored.get());
    }
  }

  private void withdrawn(String reference, Next next) {
    ended(new Ending(reference, Verdict.WITHDRAWN, null, "", next));
  }

  private void ended(Ending ending) {
    tell(new Told.Ended(ending, System.nanoTime()));
  }

  private void tell(Told told) {
    unstored.incrementAndGet();
    queue.add(told);
  }

  private void run() {
    var batch = new ArrayList<Told>();
    while (!closing && gather(batch)) {
      store(batch);
      unstored.addAndGet(-batch.size());
      batch.clear();
    }
  }

  /// Waits for the first thing, then a moment for its company: one transaction for all of it.
  private boolean gather(List<Told> batch) {
    try {
      batch.add(queue.take());
      long endNanos = System.nanoTime() + GATHER_MS * NANOS_PER_MS;
      for (Told more = next(endNanos); more != null; more = next(endNanos)) {
        batch.add(more);
        queue.drainTo(batch, BATCH_MAX);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private @Nullable Told next(long endNanos) throws InterruptedException {
    return queue.poll(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  /// Tries until stored; nothing is ever dropped, for a callee whose attempt never ends is called no
  /// more. What the database refuses is stored one by one. One that is refused alone, twice, is
  /// stored as little as can be: that it ended, unknown.
  private void store(List<Told> batch) {
    List<Told> rest = batch;
    long backOffMs = BACK_OFF_MS_MIN;
    int refusals = 0;
    while (!closing) {
      try {
        table.store(rows(rest));
        recovered();
        return;
      } catch (Unavailable e) {
        stalled(e.code(), rest.size());
      } catch (RuntimeException e) {
        LOG.error("{} outcomes were refused by the database", rest.size(), e);
        if (rest.size() > 1) {
          rest.forEach(told -> store(List.of(told)));
          return;
        }
        stalled("refused", 1);
        refusals++;
        rest = refusals < REFUSALS_MAX ? rest : List.of(bare(rest.getFirst()));
      }
      if (!pause(backOffMs)) {
        return;
      }
      backOffMs = Math.min(BACK_OFF_MS_MAX, backOffMs * 2);
    }
  }

  private static Told bare(Told told) {
    return switch (told) {
      case Told.Invited invited -> invited;
      case Told.Answered answered -> answered;
      case Told.Ended(var ending, var at) -> new Told.Ended(ending.bare(), at);
    };
  }

  private void stalled(String why, int waiting) {
    if (!stalled) {
      LOG.warn("outcomes wait for the database ({}): {} and more", why, waiting);
    }
    stalled = true;
  }

  private void recovered() {
    if (stalled) {
      LOG.info("outcomes are stored again");
    }
    stalled = false;
  }

  private static Batch rows(List<Told> batch) {
    var rows = new Batch(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    long nowNanos = System.nanoTime();
    for (Told told : batch) {
      switch (told) {
        case Told.Invited(var id, var at) ->
            rows.invited().add(new InvitedRow(id, ageMs(nowNanos, at)));
        case Told.Answered(var ref, var at) ->
            rows.answered().add(new AnsweredRow(ref, ageMs(nowNanos, at)));
        case Told.Ended(var ending, var at) -> rows.ended().add(ending.row(ageMs(nowNanos, at)));
      }
    }
    return rows;
  }

  private static long ageMs(long nowNanos, long atNanos) {
    return (nowNanos - atNanos) / NANOS_PER_MS;
  }

  private static boolean pause(long ms) {
    try {
      TimeUnit.MILLISECONDS.sleep(ms);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
