package dev.zvonar.dialer;

import dev.zvonar.campaign.CampaignSettings;
import dev.zvonar.campaign.SettingsForm;
import dev.zvonar.dialer.ControlTable.CampaignRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One running campaign in the loop's memory: its settings and the callees taken ahead of need.
///
/// Fields that are not final or concurrent belong to the loop's thread.
final class CampaignDial {
  private static final double AHEAD_SECONDS = 2;
  private static final int AHEAD_MIN = 2;

  private final Queue<Prepared> ready = new ConcurrentLinkedQueue<>();
  private final AtomicInteger readyCount = new AtomicInteger();

  /// Lines taken and not yet committed or let go.
  private final Set<Integer> held = ConcurrentHashMap.newKeySet();

  private CampaignRow row;
  private CampaignSettings settings;

  /// Whether the list has no callee left that the cursor has not come to.
  boolean exhausted;

  /// Whether any callee of the list has a zone of its own; null until somebody asked.
  private @Nullable Boolean zoned;

  /// When the table is worth asking for due targets again.
  long dueLookNanos;

  /// When speech may be asked again, if it was down.
  volatile long speechNanos;

  /// What is shown as the reason, and since when it was found to be so.
  final HoldWatch holds = new HoldWatch();

  CampaignDial(CampaignRow row, long nowNanos) {
    this.row = row;
    this.settings = row.settings().as(SettingsForm.class).settings();
    this.dueLookNanos = nowNanos;
    this.speechNanos = nowNanos;
  }

  /// Takes over what a person changed.
  void refresh(CampaignRow now) {
    if (now.version() != row.version()) {
      settings = now.settings().as(SettingsForm.class).settings();
    }
    row = now;
  }

  CampaignRow row() {
    return row;
  }

  CampaignSettings settings() {
    return settings;
  }

  /// Whether any callee of the list has a zone of its own; asked of the list once.
  boolean isZoned(Predicate<CampaignRow> ask) {
    boolean answer = zoned == null ? ask.test(row) : zoned;
    zoned = answer;
    return answer;
  }

  /// How many more callees should be taken now.
  int need(double trunkCps, int bufferMax) {
    double ahead = Math.min(settings.cps(), trunkCps) * AHEAD_SECONDS;
    int wanted = (int) Math.min(bufferMax, Math.max(AHEAD_MIN, Math.ceil(ahead)));
    return Math.max(0, wanted - held.size());
  }

  /// Lines that must not be taken again.
  Collection<Integer> held() {
    return held;
  }

  void hold(Candidate candidate) {
    held.add(candidate.lineNo());
  }

  /// Lets a callee go: committed, put off, or left for a later look at the table.
  void letGo(int lineNo) {
    held.remove(lineNo);
  }

  void ready(Prepared prepared) {
    readyCount.incrementAndGet();
    ready.add(prepared);
  }

  int readyCount() {
    return readyCount.get();
  }

  /// The next one ready; the caller has looked at [#readyCount].
  Prepared next() {
    Prepared next = ready.remove();
    readyCount.decrementAndGet();
    return next;
  }

  /// Takes out those whose window has shut; they are let go.
  List<Candidate> removeShut(Windows windows) {
    var shut = new ArrayList<Candidate>();
    for (Iterator<Prepared> all = ready.iterator(); all.hasNext(); ) {
      Candidate candidate = all.next().candidate();
      if (!windows.isOpen(candidate.zone())) {
        all.remove();
        readyCount.decrementAndGet();
        letGo(candidate.lineNo());
        shut.add(candidate);
      }
    }
    return shut;
  }

  /// The callee's values by the list's names of them.
  Map<String, String> tags(Candidate candidate) {
    var tags = new LinkedHashMap<String, String>();
    List<String> names = row.tagNames();
    for (int i = 0; i < names.size() && i < candidate.tags().size(); i++) {
      tags.put(names.get(i), candidate.tags().get(i));
    }
    return tags;
  }

  /// The Call-ID of the candidate's next attempt.
  String reference(Candidate candidate) {
    return References.ofTarget(
        row.createdAt(), row.id(), candidate.lineNo(), candidate.tries() + 1);
  }
}
