package dev.zvonar.console;

import dev.zvonar.kernel.TenantId;
import dev.zvonar.web.EventSink;
import dev.zvonar.web.EventSource;
import dev.zvonar.web.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks once a second, for all followers of this process together, and sends what has changed.
/// One virtual thread; sleeps while nobody follows. When a look fails the next comes later, up to
/// [#PAUSE_MAX].
final class LivePoller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LivePoller.class);
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(10);

  /// What a newcomer is sent at once of campaigns and of lists, the newest: it may have read them
  /// just before they changed.
  private static final int FIRST_VIEWS = 20;

  private final LiveTable table;
  private final LiveBoard board;
  private final Views campaigns;
  private final Views lists;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Audience, Set<EventSink>> followers = new HashMap<>(); // guarded by lock
  private final Set<EventSink> newcomers = new HashSet<>(); // guarded by lock
  private final Map<Audience, Seen> seen = new HashMap<>(); // used by the poller's thread alone
  private boolean closed; // guarded by lock

  LivePoller(LiveTable table, Views campaigns, Views lists) {
    this.table = table;
    this.board = new LiveBoard(table);
    this.campaigns = campaigns;
    this.lists = lists;
  }

  /// Those who get the same events.
  private record Audience(TenantId tenant, Locale locale) {}

  /// Those who follow now; `fresh` are among `all` and have been sent nothing yet.
  private record Present(List<EventSink> all, List<EventSink> fresh) {}

  /// What an audience has been sent.
  private static final class Seen {
    private final Map<Long, String> campaigns = new HashMap<>();
    private final Map<Long, String> lists = new HashMap<>();
  }

  void start() {
    Thread.ofVirtual().name("live").start(this::run);
  }

  EventSource source(TenantId tenant, Locale locale) {
    var audience = new Audience(tenant, locale);
    return sink -> {
      join(audience, sink);
      return () -> leave(audience, sink);
    };
  }

  private void join(Audience audience, EventSink sink) {
    lock.lock();
    try {
      followers.computeIfAbsent(audience, _ -> new HashSet<>()).add(sink);
      newcomers.add(sink);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void leave(Audience audience, EventSink sink) {
    lock.lock();
    try {
      newcomers.remove(sink);
      var others = followers.get(audience);
      if (others != null && others.remove(sink) && others.isEmpty()) {
        followers.remove(audience);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    var pause = Duration.ZERO;
    while (await(pause)) {
      try {
        tick();
        pause = PACE;
      } catch (RuntimeException e) {
        var longer = pause.multipliedBy(2);
        pause = longer.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : longer.plus(PACE);
        LOG.warn("live view not refreshed retry_ms={}", pause.toMillis(), e);
      }
    }
  }

  /// Waits for the time and for a follower; false when closed.
  private boolean await(Duration pause) {
    lock.lock();
    try {
      var left = pause.toNanos();
      while (left > 0 && !closed) {
        left = changed.awaitNanos(left);
      }
      while (followers.isEmpty() && !closed) {
        changed.await();
      }
      return !closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /// One look for every audience.
  void tick() {
    var now = audiences();
    seen.keySet().retainAll(now.keySet());
    now.forEach(this::look);
  }

  private Map<Audience, Present> audiences() {
    lock.lock();
    try {
      var copy = new HashMap<Audience, Present>();
      followers.forEach((audience, sinks) -> copy.put(audience, present(sinks)));
      newcomers.clear();
      return copy;
    } finally {
      lock.unlock();
    }
  }

  private Present present(Set<EventSink> sinks) {
    return new Present(List.copyOf(sinks), sinks.stream().filter(newcomers::contains).toList());
  }

  private void look(Audience audience, Present present) {
    var live = Json.text(board.now(audience.tenant, false));
    present.all.forEach(sink -> sink.send("live", "", live));
    var known = seen.computeIfAbsent(audience, _ -> new Seen());
    var campaign = new Kind("campaign", campaigns, known.campaigns);
    follow(audience, present, campaign, table.campaigns(audience.tenant));
    follow(audience, present, new Kind("list", lists, known.lists), table.lists(audience.tenant));
  }

  /// One kind of thing that is followed; `known` holds the fingerprints seen before.
  private record Kind(String event, Views views, Map<Long, String> known) {}

  /// Sends the views whose fingerprint has changed, and the newest to those who have just come.
  private void follow(
      Audience audience, Present present, Kind kind, List<LiveTable.Fingerprint> prints) {
    var newest = 0;
    for (var print : prints) {
      var former = kind.known.put(print.id(), print.print());
      var moved = former != null && !former.equals(print.print());
      var appeared = former == null && present.fresh.size() < present.all.size();
      var sinks = moved || appeared ? present.all : present.fresh;
      if (moved || appeared || newest < FIRST_VIEWS) {
        send(audience, kind, print.id(), sinks);
      }
      newest++;
    }
    kind.known.keySet().retainAll(prints.stream().map(LiveTable.Fingerprint::id).toList());
  }

  private static void send(Audience audience, Kind kind, long id, List<EventSink> sinks) {
    if (sinks.isEmpty()) {
      return;
    }
    var view = kind.views.view(audience.tenant, id, audience.locale);
    if (view != null) {
      var json = Json.text(view);
      sinks.forEach(sink -> sink.send(kind.event, Long.toString(id), json));
    }
  }
}
