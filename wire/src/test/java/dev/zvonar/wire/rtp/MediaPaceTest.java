package dev.zvonar.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.zvonar.wire.audio.Codec;
import dev.zvonar.wire.audio.Tones;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The pace as the far end sees it, and what a tick costs in memory.
class MediaPaceTest {
  private static final InetAddress HOME = InetAddress.getLoopbackAddress();
  private static final Prompt TONE = Prompt.ofPcm8k(Tones.sine(8000, 700, 30_000, -10).samples());

  private final Heard heard = new Heard();

  @Test
  void a_packet_comes_every_twenty_milliseconds_and_time_does_not_drift() throws IOException {
    try (var engine = MediaEngine.start(new MediaSettings(HOME, 23_000, 23_099, 1, 10));
        var probe = new RtpProbe(0)) {
      MediaSession talker = engine.open(heard);
      talker.connect(probe.address(), Codec.PCMA, 8, 101);
      talker.play(TONE, 1);
      assertExact(probe.receive(200));
    }
  }

  /// Another program may hold the machine up at any time, so single packets prove nothing: the
  /// numbers must be exact, and most packets must lie near the line of 20 ms through them all.
  private static void assertExact(List<RtpProbe.Arrival> arrivals) {
    RtpProbe.Arrival first = arrivals.getFirst();
    long[] offLine = new long[arrivals.size()];
    for (int i = 0; i < arrivals.size(); i++) {
      RtpProbe.Arrival arrival = arrivals.get(i);
      assertThat(arrival.sequence()).isEqualTo((first.sequence() + i) & 0xFFFF);
      assertThat(arrival.timestamp()).isEqualTo(first.timestamp() + 160 * i);
      assertThat(arrival.ssrc()).isEqualTo(first.ssrc());
      offLine[i] = arrival.atNanos() - first.atNanos() - 20_000_000L * i;
    }
    Arrays.sort(offLine);
    long spread = offLine[offLine.length * 3 / 4] - offLine[offLine.length / 4];
    assertThat(spread).as("half of all packets lie within, ns").isLessThan(10_000_000);
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
