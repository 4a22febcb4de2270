package dev.zvonar.dialer;

import dev.zvonar.dialer.Renders.Wish;
import dev.zvonar.dialer.TargetTable.Taken;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Verdict;
import dev.zvonar.message.Rendered;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps two seconds' worth of callees ready for each campaign: due ones first, then fresh ones.
/// The loop's thread.
final class Filler {
  private static final Logger LOG = LoggerFactory.getLogger(Filler.class);
  private static final long LOOK_AGAIN_NANOS = 500_000_000;

  /// A batch of fresh callees that cannot be called now is passed over quickly.
  private static final int SCAN_ROWS = 500;

  /// A callee whose message could not be made ready.
  private record Failure(CampaignDial campaign, Candidate candidate, RuntimeException why) {}

  private final TrunkWork work;
  private final Renders renders;
  private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();

  Filler(TrunkWork work, Renders renders) {
    this.work = work;
    this.renders = renders;
  }

  /// Takes what the campaign needs now.
  ///
  /// @param trunkCps the trunk's rate, calls a second
  void fill(CampaignDial campaign, Windows windows, double trunkCps, long nowNanos) {
    int need = campaign.need(trunkCps, work.config().bufferMax());
    if (need == 0 || windows.isOutside() || campaign.speechNanos - nowNanos > 0) {
      return;
    }
    need -= takeDue(campaign, windows, need, nowNanos);
    if (need > 0 && !campaign.exhausted) {
      takeFresh(campaign, windows, need);
    }
  }

  /// Stores what is wrong with callees whose messages could not be made ready.
  void settleFailures() {
    // Taken out only once it is stored: the database may be away, and the callee's line is held.
    for (Failure failure = failures.peek(); failure != null; failure = failures.peek()) {
      settle(failure);
      failures.remove();
    }
  }

  private int takeDue(CampaignDial campaign, Windows windows, int need, long nowNanos) {
    if (campaign.dueLookNanos - nowNanos > 0) {
      return 0;
    }
    Taken due =
        work.tables().targets().due(work.fence(), campaign.row(), windows, campaign.held(), need);
    if (due.seen() < need) {
      campaign.dueLookNanos = nowNanos + LOOK_AGAIN_NANOS;
    }
    prepare(campaign, due.open());
    return due.open().size();
  }

  private void takeFresh(CampaignDial campaign, Windows windows, int need) {
    boolean open = windows.isOpen(null);
    if (!open && !campaign.isZoned(this::isZoned)) {
      return;
    }
    int limit = open ? need : SCAN_ROWS;
    work.tables()
        .targets()
        .fresh(work.fence(), campaign.row(), windows, limit)
        .ifPresent(fresh -> {
          campaign.exhausted = fresh.seen() < limit;
          prepare(campaign, fresh.open());
        });
  }

  private boolean isZoned(ControlTable.CampaignRow row) {
    return work.tables().targets().isZoned(work.fence(), row);
  }

  private void prepare(CampaignDial campaign, List<Candidate> candidates) {
    for (Candidate candidate : candidates) {
      if (work.writer().isDoubtful(campaign.reference(candidate))) {
        continue;
      }
      campaign.hold(candidate);
      var wish =
          new Wish(
              work.fence().trunk().tenant(),
              campaign.row().messageId(),
              campaign.tags(candidate),
              campaign.settings().hangUpOnMachine());
      renders.render(wish, new Preparing(campaign, candidate));
    }
  }

  private void settle(Failure failure) {
    CampaignDial campaign = failure.campaign();
    Candidate candidate = failure.candidate();
    if (failure.why() instanceof Rejected rejected) {
      String note = rejected.code() + ": " + rejected.detail().en();
      giveUp(campaign, candidate, Verdict.WITHDRAWN, note);
    } else if (candidate.faults() + 1 >= campaign.settings().retries().faultsMax()) {
      giveUp(campaign, candidate, Verdict.OUR_FAULT, "the message could not be made ready");
    } else {
      LOG.error("message of line {} could not be made ready", candidate.lineNo(), failure.why());
      Duration delay = campaign.settings().retries().fault();
      work.tables()
          .targets()
          .fault(
              work.fence(),
              campaign.row().id(),
              candidate.lineNo(),
              work.clock().instant().plus(delay));
    }
    campaign.letGo(candidate.lineNo());
  }

  private void giveUp(CampaignDial campaign, Candidate candidate, Verdict verdict, String note) {
    work.tables()
        .targets()
        .giveUp(work.fence(), campaign.row().id(), candidate.lineNo(), verdict, note);
  }

  /// One callee whose message is being made ready; told on a rendering thread.
  private final class Preparing implements Renders.Listener {
    private final CampaignDial campaign;
    private final Candidate candidate;

    Preparing(CampaignDial campaign, Candidate candidate) {
      this.campaign = campaign;
      this.candidate = candidate;
    }

    @Override
    public void ready(Rendered message) {
      campaign.ready(new Prepared(candidate, message));
    }

    @Override
    public void impossible(RuntimeException why) {
      failures.add(new Failure(campaign, candidate, why));
    }

    @Override
    public void later(Duration retryAfter) {
      campaign.speechNanos = System.nanoTime() + retryAfter.toNanos();
      campaign.letGo(candidate.lineNo());
    }
  }
}
