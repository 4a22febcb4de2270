package dev.zvonar.lab.bench;

import dev.zvonar.wire.rtp.MediaStats;
import dev.zvonar.wire.sip.LegEvent;
import dev.zvonar.wire.sip.LegListener;
import dev.zvonar.wire.sip.OutboundLeg;
import java.util.concurrent.CompletableFuture;

/// One call of a run without sound: hung up as soon as it is answered. Its events come on the
/// signalling thread.
final class SilentCall implements LegListener {
  private static final MediaStats NOTHING = new MediaStats(0, 0, 0, 0, 0, 0, 0, 0);

  private final CallsTally tally;
  private final CompletableFuture<OutboundLeg> leg = new CompletableFuture<>();
  private long answeredNanos;

  SilentCall(CallsTally tally) {
    this.tally = tally;
  }

  void dialled(OutboundLeg outbound) {
    leg.complete(outbound);
  }

  @Override
  public void on(LegEvent event) {
    if (event instanceof LegEvent.Answered(long atNanos, byte[] _)) {
      answeredNanos = atNanos;
      tally.answered();
      // The answer may come before the leg has been handed to us.
      var _ = leg.thenAccept(OutboundLeg::hangup);
    } else if (event instanceof LegEvent.Ended(long atNanos, var end)) {
      tally.ended(end, NOTHING, answeredNanos == 0 ? 0 : atNanos - answeredNanos);
    }
  }
}
