package dev.zvonar.dialer;

import dev.zvonar.talk.TalkReport;
import dev.zvonar.talk.TalkSink;

/// Hears how one call goes, counts it and hands its outcome to the writer. Never waits. On the
/// talk's own thread.
final class CallSink implements TalkSink {
  private final Placed placed;
  private final TrunkCounts counts;
  private final OutcomeWriter writer;
  private final Runnable onEnd;

  // Written by the talk's thread only.
  private boolean sent;
  private boolean answered;
  private volatile boolean over;

  /// @param onEnd told once, when the call is over
  CallSink(Placed placed, TrunkCounts counts, OutcomeWriter writer, Runnable onEnd) {
    this.placed = placed;
    this.counts = counts;
    this.writer = writer;
    this.onEnd = onEnd;
  }

  /// Whether the end was told.
  boolean isOver() {
    return over;
  }

  @Override
  public void sent() {
    sent = true;
    counts.sent();
    if (placed.campaignId() != 0) {
      writer.invited(placed.campaignId());
    }
  }

  @Override
  public void ringing() {
    // Ringing is counted from the INVITE on; the report tells the ring time.
  }

  @Override
  public void answered() {
    answered = true;
    counts.answered();
    writer.answered(placed.reference());
  }

  @Override
  public void ended(TalkReport report) {
    over = true;
    counts.ended(sent, answered);
    counts.free(placed.campaignId());
    writer.ended(placed, report);
    onEnd.run();
  }
}
