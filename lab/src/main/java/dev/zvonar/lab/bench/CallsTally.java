package dev.zvonar.lab.bench;

import dev.zvonar.wire.rtp.MediaCounters;
import dev.zvonar.wire.rtp.MediaStats;
import dev.zvonar.wire.sip.LegEnd;
import dev.zvonar.wire.sip.UserAgentCounters;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;

/// What became of the calls of one run; any thread counts.
final class CallsTally {
  private final LongAdder answered = new LongAdder();
  private final LongAdder played = new LongAdder();
  private final LongAdder completed = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder sentPackets = new LongAdder();
  private final LongAdder receivedPackets = new LongAdder();
  private final LongAdder lostPackets = new LongAdder();
  private final LongAdder talkNanos = new LongAdder();
  private final CountDownLatch left;
  private final int calls;

  CallsTally(int calls) {
    this.calls = calls;
    this.left = new CountDownLatch(calls);
  }

  CountDownLatch left() {
    return left;
  }

  void answered() {
    answered.increment();
  }

  void played() {
    played.increment();
  }

  /// Counts one call that is over.
  void ended(LegEnd end, MediaStats stats, long talkedNanos) {
    switch (end.ending()) {
      case COMPLETED -> completed.increment();
      case REFUSED -> refused.increment();
      case CANCELLED, TIMED_OUT, TRANSPORT_FAILED, CHALLENGE_FAILED -> failed.increment();
    }
    sentPackets.add(stats.sentPackets());
    receivedPackets.add(stats.receivedPackets());
    lostPackets.add(stats.lostPackets());
    talkNanos.add(talkedNanos);
    left.countDown();
  }

  /// Counts one call that could not be begun.
  void failed() {
    failed.increment();
    left.countDown();
  }

  /// Whether every call was answered, played to its end and hung up.
  ///
  /// @param sound whether there was anything to be played
  boolean allWell(boolean sound) {
    return completed.sum() == calls && (!sound || played.sum() == calls);
  }

  String json(double seconds, MediaCounters media, UserAgentCounters agent) {
    return String.format(
        Locale.ROOT,
        "{\"calls\":%d,\"answered\":%d,\"played\":%d,\"completed\":%d,\"refused\":%d,"
            + "\"failed\":%d,\"unfinished\":%d,\"sent_packets\":%d,\"received_packets\":%d,"
            + "\"lost_packets\":%d,\"send_errors\":%d,\"late_slots\":%d,\"skipped_ticks\":%d,"
            + "\"worst_late_ms\":%.1f,\"faults\":%d,\"sip_repeated\":%d,\"talk_s\":%.0f,\"seconds\":%.1f}",
        calls,
        answered.sum(),
        played.sum(),
        completed.sum(),
        refused.sum(),
        failed.sum(),
        left.getCount(),
        sentPackets.sum(),
        receivedPackets.sum(),
        lostPackets.sum(),
        media.sendErrors(),
        media.lateTicks(),
        media.skippedTicks(),
        media.worstLateMicros() / 1000.0,
        media.faults(),
        agent.retransmissions(),
        talkNanos.sum() / 1e9,
        seconds);
  }
}
