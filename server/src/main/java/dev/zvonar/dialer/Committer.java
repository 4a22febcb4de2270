package dev.zvonar.dialer;

import dev.zvonar.db.DbUnavailable;
import dev.zvonar.dialer.AttemptTable.Asked;
import dev.zvonar.dialer.AttemptTable.Committed;
import dev.zvonar.dialer.AttemptTable.Says;
import dev.zvonar.dialer.ControlTable.TrunkRow;
import dev.zvonar.pacing.LaunchQueue.Launch;
import dev.zvonar.pacing.SlotPlan;
import dev.zvonar.pacing.SlotPlan.Bidder;
import dev.zvonar.pacing.SlotPlan.Slot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Gives the coming slots to callees that are ready, commits their attempts and hands them to the
/// launcher. The loop's thread.
final class Committer {
  /// How far ahead slots are given: three ticks, so that one slow commit costs no slot.
  private static final long HORIZON_NANOS = 150_000_000;

  /// How long after its commit an attempt may still be started. What allowed it (the campaign runs,
  /// nobody opted out, the trunk is ours) was locked until then; half a second later a pause that
  /// was answered in between must be obeyed.
  private static final long FRESH_NANOS = 500_000_000;

  /// One attempt on its way to the database.
  private record Going(
      CampaignDial campaign, Prepared prepared, Slot slot, Placed placed, int lineS) {
    Asked asked() {
      return new Asked(
          placed.campaignId(),
          prepared.candidate().lineNo(),
          placed.reference(),
          placed.callerId(),
          lineS);
    }
  }

  private final TrunkWork work;
  private final Launcher launcher;
  private int cursor;

  Committer(TrunkWork work, Launcher launcher) {
    this.work = work;
    this.launcher = launcher;
  }

  /// Plans and commits the slots of the next moments; tells how many were committed.
  int commit(TrunkRow trunk, List<CampaignDial> campaigns, long nowNanos) {
    NodeLines node = work.counts().node();
    int lines = node.take(linesWanted(trunk, campaigns, nowNanos));
    SlotPlan plan = plan(trunk, lines, campaigns, nowNanos);
    node.free(lines - plan.slots().size());
    cursor = plan.cursor();
    if (plan.slots().isEmpty()) {
      return 0;
    }
    var going = new ArrayList<Going>();
    for (Slot slot : plan.slots()) {
      CampaignDial campaign = campaigns.get(slot.bidder());
      going.add(going(campaign, campaign.next(), slot, trunk.callerIds()));
    }
    return store(going);
  }

  private int linesWanted(TrunkRow trunk, List<CampaignDial> campaigns, long nowNanos) {
    int ready = campaigns.stream().mapToInt(CampaignDial::readyCount).sum();
    return Math.min(ready, trunk.linesMax() - work.counts().linesTaken(nowNanos));
  }

  private SlotPlan plan(TrunkRow trunk, int lines, List<CampaignDial> campaigns, long nowNanos) {
    var bidders = new ArrayList<Bidder>();
    for (CampaignDial campaign : campaigns) {
      bidders.add(
          new Bidder(
              launcher.bidderGate(campaign.row().id(), campaign.settings().cps(), nowNanos),
              campaign.readyCount(),
              linesFree(campaign, nowNanos)));
    }
    return SlotPlan.of(
        nowNanos,
        nowNanos + HORIZON_NANOS,
        launcher.trunkGate(trunk.cpsMax()),
        lines,
        bidders,
        cursor);
  }

  /// Lines the campaign may still take of its own allowance.
  int linesFree(CampaignDial campaign, long nowNanos) {
    return campaign.settings().lines() - work.counts().linesTaken(campaign.row().id(), nowNanos);
  }

  private Going going(CampaignDial campaign, Prepared prepared, Slot slot, List<String> callerIds) {
    Candidate candidate = prepared.candidate();
    Duration ring = campaign.settings().ringTimeout();
    Duration talkMax = TalkLimit.talkMax(prepared.message(), work.config().talkMax());
    var placed =
        new Placed(
            campaign.reference(candidate),
            campaign.row().id(),
            candidate.phone(),
            CallerIds.of(callerIds, candidate.phone()),
            candidate.attempts() + 1,
            candidate.faults(),
            ring,
            campaign.settings().retries(),
            prepared.message());
    return new Going(campaign, prepared, slot, placed, TalkLimit.lineS(ring, talkMax));
  }

  private int store(List<Going> going) {
    going.forEach(one -> work.counts().take(one.placed().campaignId()));
    try {
      Committed committed =
          work.tables().attempts().commit(work.fence(), going.stream().map(Going::asked).toList());
      return launch(going, committed);
    } catch (DbUnavailable e) {
      doubt(going);
      throw e;
    } catch (RuntimeException e) {
      going.forEach(this::letGo);
      throw e;
    }
  }

  private int launch(List<Going> going, Committed committed) {
    var launches = new ArrayList<Launch<Placed>>();
    long expiresNanos = committed.beforeNanos() + FRESH_NANOS;
    for (Going one : going) {
      if (committed.says().get(one.placed().reference()) == Says.PLACED) {
        one.campaign().letGo(one.prepared().candidate().lineNo());
        launches.add(
            new Launch<>(
                one.placed().campaignId(), one.slot().atNanos(), expiresNanos, one.placed()));
      } else {
        letGo(one);
      }
    }
    launcher.add(launches);
    return launches.size();
  }

  /// Not committed: its line is free and the table may be asked for the callee again.
  private void letGo(Going one) {
    work.counts().free(one.placed().campaignId());
    one.campaign().letGo(one.prepared().candidate().lineNo());
  }

  /// Perhaps committed: never started, withdrawn until it is sure, and not touched meanwhile.
  private void doubt(List<Going> going) {
    going.forEach(one -> work.counts().free(one.placed().campaignId()));
    work.writer()
        .withdrawDoubtful(
            going.stream().map(one -> one.placed().reference()).toList(),
            () -> going.forEach(one -> one.campaign().letGo(one.prepared().candidate().lineNo())));
  }
}
