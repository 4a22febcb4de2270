package dev.zvonar.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.zvonar.wire.audio.Codec;
import dev.zvonar.wire.audio.Tones;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The pace as the far end sees it, and what a tick costs in memory.
class MediaPaceTest {
  private static final InetAddress HOME = InetAddress.getLoopbackAddress();
  private static final Prompt TONE = Prompt.ofPcm8k(Tones.sine(8000, 700, 30_000, -10).samples());

  /// Packets of one second.
  private static final int SECOND = 50;

  private final Heard heard = new Heard();

  @Test
  void a_packet_comes_every_twenty_milliseconds_and_time_does_not_drift() throws IOException {
    try (var engine = MediaEngine.start(new MediaSettings(HOME, 23_000, 23_099, 1, 10));
        var probe = new RtpProbe(0)) {
      MediaSession talker = engine.open(heard);
      talker.connect(probe.address(), Codec.PCMA, 8, 101);
      talker.play(TONE, 1);
      List<RtpProbe.Arrival> arrivals = probe.receive(5 * SECOND);
      assertNumbered(arrivals);
      assertNoDrift(arrivals, engine.counters().skippedTicks());
    }
  }

  private static void assertNumbered(List<RtpProbe.Arrival> arrivals) {
    RtpProbe.Arrival first = arrivals.getFirst();
    for (int i = 0; i < arrivals.size(); i++) {
      RtpProbe.Arrival arrival = arrivals.get(i);
      assertThat(arrival.sequence()).isEqualTo((first.sequence() + i) & 0xFFFF);
      assertThat(arrival.timestamp()).isEqualTo(first.timestamp() + 160 * i);
      assertThat(arrival.ssrc()).isEqualTo(first.ssrc());
    }
  }

  /// Another program may hold the machine up at any time, so a late packet proves nothing. The
  /// quickest packet of each second does: from the first second to the last it may move by nothing
  /// but ticks given up in a stall, which the engine counts.
  private static void assertNoDrift(List<RtpProbe.Arrival> arrivals, long skippedTicks) {
    long movedNanos = quickest(arrivals, arrivals.size() - SECOND) - quickest(arrivals, 0);
    long ticks = Math.round(movedNanos / 20e6);
    assertThat(ticks).isBetween(0L, skippedTicks);
    assertThat(movedNanos - ticks * 20_000_000).isBetween(-8_000_000L, 8_000_000L);
  }

  /// How far the quickest of a second's packets lies behind the line of 20 ms.
  private static long quickest(List<RtpProbe.Arrival> arrivals, int from) {
    long start = arrivals.getFirst().atNanos();
    return IntStream.range(from, from + SECOND)
        .mapToLong(i -> arrivals.get(i).atNanos() - start - 20_000_000L * i)
        .min()
        .orElseThrow();
  }

  @Test
  void a_tick_allocates_nothing_however_many_sessions_play_and_hear() throws IOException {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (var engine = MediaEngine.start(new MediaSettings(HOME, 23_100, 23_299, 1, 100))) {
      for (int i = 0; i < 20; i++) {
        pair(engine);
      }
      long id = engine.threads().getFirst().threadId();
      // The warm-up passes the greeting detector's decision, which tells the listener.
      heard.await("a warm-up of 5 s", () -> engine.counters().sentPackets() > 40 * 250);
      long packetsBefore = engine.counters().sentPackets();
      long bytesBefore = threads.getThreadAllocatedBytes(id);
      heard.await(
          "two seconds more", () -> engine.counters().sentPackets() > packetsBefore + 40 * 100);
      long bytes = threads.getThreadAllocatedBytes(id) - bytesBefore;
      assertThat(bytes).as("bytes allocated in 4000 packets sent and received").isZero();
      assertThat(engine.counters().receivedPackets()).isGreaterThan(40 * 300);
    }
  }

  private void pair(MediaEngine engine) throws IOException {
    MediaSession one = engine.open(new Heard());
    MediaSession other = engine.open(new Heard());
    one.connect(new InetSocketAddress(HOME, other.localPort()), Codec.PCMA, 8, 101);
    other.connect(new InetSocketAddress(HOME, one.localPort()), Codec.PCMU, 0, 101);
    one.play(TONE, 1);
    other.play(TONE, 1);
  }
}
