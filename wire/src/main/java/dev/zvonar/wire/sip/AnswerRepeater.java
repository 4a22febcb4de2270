package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.transaction.ServerTransaction;
import dev.zvonar.wire.sip.transaction.TimerWheel;
import org.jspecify.annotations.Nullable;

/// Repeats a 2xx to an INVITE until its ACK comes: pauses of T1, doubled up to T2, for 64 T1 in all
/// (RFC 3261 §13.3.1.4); and a reliable provisional response until its PRACK (RFC 3262 §3). Belongs to the signalling thread.
final class AnswerRepeater {
  private final Agent agent;
  private final ServerTransaction transaction;
  private final SipResponse success;
  private final long sequence;
  private final int pauseMaxMs;
  private final Runnable unacknowledged;
  // Written by the signalling thread alone.
  private int pauseMs;
  private int waitedMs;
  private TimerWheel.@Nullable Timer timer;

  /// A repeater that is yet to start.
  ///
  /// @param sequence CSeq number of the INVITE, which its ACK carries too
  /// @param pauseMaxMs longest pause, T2 for a 2xx
  AnswerRepeater(
      Agent agent,
      ServerTransaction transaction,
      SipResponse success,
      long sequence,
      int pauseMaxMs,
      Runnable unacknowledged) {
    this.agent = agent;
    this.transaction = transaction;
    this.success = success;
    this.sequence = sequence;
    this.pauseMaxMs = pauseMaxMs;
    this.unacknowledged = unacknowledged;
    this.pauseMs = agent.settings().timers().t1Ms();
  }

  void start() {
    transaction.respond(success);
    timer = agent.wheel().arm(pauseMs, this::again);
  }

  /// Whether this ACK is the one awaited; then the repeats stop.
  boolean acknowledged(long ackSequence) {
    if (ackSequence != sequence) {
      return false;
    }
    stop();
    return true;
  }

  void stop() {
    TimerWheel.Timer running = timer;
    if (running != null) {
      running.disarm();
    }
  }

  private void again() {
    waitedMs += pauseMs;
    if (waitedMs >= agent.settings().timers().lifetimeMs()) {
      unacknowledged.run();
      return;
    }
    agent.tally().retransmissions.increment();
    transaction.respond(success);
    pauseMs = Math.min(2 * pauseMs, pauseMaxMs);
    timer = agent.wheel().arm(pauseMs, this::again);
  }
}
