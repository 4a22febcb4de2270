package dev.zvonar.dialer;

import dev.zvonar.dialer.ControlTable.CampaignRow;
import dev.zvonar.dialer.ControlTable.TrunkRow;
import dev.zvonar.dialer.HoldWatch.Facts;
import dev.zvonar.dialer.SampleTable.Sample;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Dials one trunk: each tick looks at what people want, keeps callees ready, and commits the
/// attempts of the next moments. Everything here is on the loop's thread and may wait for the
/// database; the launcher keeps the time meanwhile.
final class DialLoop {
  private static final long CONTROL_NANOS = 200_000_000;
  private static final long SECOND_NANOS = 1_000_000_000;
  private static final int FORGET_SECONDS = 60;

  private final TrunkWork work;
  private final Launcher launcher;
  private final LineWatch line;
  private final Filler filler;
  private final Committer committer;
  private final OrderDial orders;

  /// In order of id, so that turns are fair from one tick to the next.
  private final TreeMap<Long, CampaignDial> campaigns = new TreeMap<>();

  private @Nullable TrunkRow trunk;
  private long controlNanos;
  private long secondNanos;
  private int seconds;
  private boolean hadSamples;

  DialLoop(TrunkWork work, Launcher launcher, LineWatch line, Renders renders, long nowNanos) {
    this.work = work;
    this.line = line;
    this.launcher = launcher;
    this.filler = new Filler(work, renders);
    this.committer = new Committer(work, launcher);
    this.orders = new OrderDial(work, launcher, renders);
    this.controlNanos = nowNanos;
    this.secondNanos = nowNanos;
  }

  /// One turn; tells how much it did.
  int tick(long nowNanos) {
    line.look(nowNanos);
    if (nowNanos - controlNanos >= 0) {
      controlNanos = nowNanos + CONTROL_NANOS;
      control(nowNanos);
    }
    TrunkRow row = trunk;
    if (row == null) {
      return 0;
    }
    int done = mayDial(row) ? dial(row, nowNanos) : 0;
    if (nowNanos - secondNanos >= 0) {
      secondNanos = nowNanos + SECOND_NANOS;
      everySecond(row, nowNanos);
    }
    return done;
  }

  /// Whether no campaign runs, as of the last tick.
  boolean isIdle() {
    return campaigns.isEmpty();
  }

  private boolean mayDial(TrunkRow row) {
    return row.enabled()
        && row.isReachable()
        && line.line().isPresent()
        && !work.writer().isStalled();
  }

  /// Reads the rows that people steer by and obeys them.
  private void control(long nowNanos) {
    TrunkRow row = work.tables().control().trunk(work.fence()).orElse(null);
    trunk = row;
    boolean on = row != null && row.enabled();
    List<CampaignRow> running = work.tables().control().running(work.fence());
    Set<Long> ids = new HashSet<>();
    for (CampaignRow campaign : running) {
      ids.add(campaign.id());
      campaigns.computeIfAbsent(campaign.id(), _ -> new CampaignDial(campaign, nowNanos));
      refresh(campaign, nowNanos);
    }
    campaigns.keySet().retainAll(ids);
    launcher.keep(id -> on && (ids.contains(id) || id == OrderDial.BIDDER));
    if (row != null) {
      launcher.trunkRate(row.cpsMax());
      orders.look(row, nowNanos);
    }
  }

  private void refresh(CampaignRow row, long nowNanos) {
    CampaignDial campaign = Objects.requireNonNull(campaigns.get(row.id()));
    campaign.refresh(row);
    launcher.bidderRate(row.id(), campaign.settings().cps(), nowNanos);
  }

  private int dial(TrunkRow row, long nowNanos) {
    Instant now = work.clock().instant();
    filler.settleFailures();
    orders.commit(row, nowNanos);
    for (CampaignDial campaign : campaigns.values()) {
      var windows = new Windows(campaign.settings().schedule(), now);
      List<Candidate> shut = campaign.removeShut(windows);
      work.tables().targets().defer(work.fence(), campaign.row().id(), windows, shut);
      filler.fill(campaign, windows, row.cpsMax(), nowNanos);
    }
    return committer.commit(row, List.copyOf(campaigns.values()), nowNanos);
  }

  private void everySecond(TrunkRow row, long nowNanos) {
    Sample sample = work.counts().sample();
    if (!sample.isNothing() || hadSamples) {
      work.tables().samples().add(work.fence(), sample);
    }
    hadSamples = !sample.isNothing();
    seconds++;
    if (seconds % FORGET_SECONDS == 0) {
      work.tables().samples().forget(work.fence());
    }
    for (CampaignDial campaign : List.copyOf(campaigns.values())) {
      if (!finished(campaign) && !expired(campaign)) {
        showHold(row, campaign, nowNanos);
      }
    }
  }

  private boolean finished(CampaignDial campaign) {
    long id = campaign.row().id();
    boolean nobodyHere = campaign.held().isEmpty() && work.counts().inTheAir(id) == 0;
    return campaign.exhausted && nobodyHere && work.tables().control().finish(work.fence(), id);
  }

  /// A campaign past its end is stopped once its last call is over; moved to a later end, it may be
  /// resumed.
  private boolean expired(CampaignDial campaign) {
    long id = campaign.row().id();
    return campaign.settings().schedule().isPastEnd(work.clock().instant())
        && work.counts().inTheAir(id) == 0
        && work.tables().control().expire(work.fence(), id, campaign.row().version());
  }

  private void showHold(TrunkRow row, CampaignDial campaign, long nowNanos) {
    Instant now = work.clock().instant();
    var schedule = campaign.settings().schedule();
    int free =
        Math.min(
            Math.min(
                work.counts().node().left(), row.linesMax() - work.counts().linesTaken(nowNanos)),
            committer.linesFree(campaign, nowNanos));
    var facts =
        new Facts(
            schedule.isBeforeStart(now),
            schedule.isPastEnd(now),
            row.enabled(),
            row.isReachable() && line.line().isPresent(),
            campaign.speechNanos - nowNanos > 0,
            campaign.readyCount(),
            new Windows(schedule, now).isOpen(null),
            campaign.exhausted,
            work.counts().inTheAir(campaign.row().id()),
            free);
    String shown = campaign.row().holdReason();
    String reason = campaign.holds.look(facts, shown);
    if (!Objects.equals(reason, shown)) {
      work.tables().control().hold(work.fence(), campaign.row().id(), reason);
    }
  }
}
