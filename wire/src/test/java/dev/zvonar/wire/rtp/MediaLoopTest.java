package dev.zvonar.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.audio.Codec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The loop on a clock that the test pushes, with ports that remember.
class MediaLoopTest {
  private static final long MS = 1_000_000;
  private static final InetSocketAddress FAR =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 4000);

  private final List<MediaSession> released = new ArrayList<>();
  private final MediaLoop loop = new MediaLoop("media-test", false, released::add);
  private long nowNanos;

  @Test
  void sessions_are_spread_over_the_twenty_milliseconds() {
    List<FakePort> ports = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      ports.add(session());
    }
    for (int slot = 1; slot <= 10; slot++) {
      runAll(nowNanos);
      assertThat(ports.stream().filter(port -> port.sent.size() == 1)).hasSize(3 * slot);
      nowNanos += 2 * MS;
    }
  }

  @Test
  void a_stall_of_100_ms_is_made_up_for_and_the_pace_goes_on() {
    FakePort port = session();
    runUntilMs(1000);
    assertThat(port.sent).hasSize(51);
    stallUntilMs(1100);
    assertThat(port.sent).hasSize(56);
    runUntilMs(2000);
    assertThat(port.sent).hasSize(101);
    assertContinuous(port);
    assertThat(loop.tally().skippedTicks.get()).isZero();
  }

  @Test
  void of_a_stall_of_a_second_only_five_ticks_are_made_up_for() {
    FakePort port = session();
    runUntilMs(1000);
    stallUntilMs(2000);
    assertThat(port.sent.size()).isBetween(56, 57);
    int before = port.sent.size();
    runUntilMs(3000);
    assertThat(port.sent).hasSize(before + 50);
    assertContinuous(port);
    assertThat(loop.tally().skippedTicks.get()).isBetween(44L, 45L);
    assertThat(loop.tally().worstLateNanos.get()).isBetween(900 * MS, 1000 * MS);
  }

  @Test
  void a_port_that_refuses_or_fails_stops_nothing() {
    FakePort port = session();
    FakePort healthy = session();
    port.failing = true;
    runUntilMs(200);
    port.failing = false;
    runUntilMs(400);
    assertThat(healthy.sent).hasSize(20);
    assertThat(port.sent).hasSize(10);
    assertThat(loop.tally().packets.sendErrors()).isEqualTo(11);
    assertThat(loop.tally().faults.count()).isEqualTo(11);
  }

  @Test
  void packets_that_come_late_and_together_are_fetched_at_once() {
    FakePort port = session();
    runUntilMs(100);
    heap(port, 5);
    runUntilMs(120);
    assertThat(port.waiting).isEmpty();
  }

  @Test
  void packets_that_heap_up_without_a_gap_are_fetched_within_half_a_second() {
    FakePort port = session();
    heap(port, 30);
    runUntilMs(500);
    assertThat(port.waiting).isEmpty();
  }

  private static void heap(FakePort port, int packets) {
    for (int i = 0; i < packets; i++) {
      port.waiting.add(ByteBuffer.wrap(new byte[20]));
    }
  }

  @Test
  void a_session_taken_away_is_released_once_with_its_port() {
    var port = new FakePort();
    MediaSession gone = add(port);
    MediaSession other = add(new FakePort());
    runUntilMs(100);
    loop.remove(gone);
    loop.remove(gone);
    assertThat(released).containsExactly(gone);
    assertThat(port.closed).isTrue();
    runUntilMs(200);
    assertThat(port.sent).hasSize(6);
    assertThat(loop.sessions()).hasValue(1);
    loop.remove(other);
    assertThat(loop.runDue(nowNanos)).isFalse();
  }

  private FakePort session() {
    var port = new FakePort();
    assertThat(add(port).localPort()).isEqualTo(4002);
    return port;
  }

  private MediaSession add(FakePort port) {
    var voice = new Voice(KeyTones.make(), 1, 0xFFF0);
    var session = new MediaSession(loop, port, voice, new Heard());
    loop.sessions().incrementAndGet();
    loop.add(session);
    session.connect(FAR, Codec.PCMA, 8, 101);
    loop.drain();
    return session;
  }

  /// Pushes the clock on by a millisecond at a time.
  private void runUntilMs(int endMs) {
    while (nowNanos < endMs * MS) {
      runAll(nowNanos);
      nowNanos += MS;
    }
    runAll(nowNanos);
  }

  /// Lets the thread sleep until then.
  private void stallUntilMs(int endMs) {
    nowNanos = endMs * MS;
    runAll(nowNanos);
  }

  /// Runs all that is due at `atNanos` at once.
  private void runAll(long atNanos) {
    while (loop.runDue(atNanos)) {
      assertThat(loop.tally().faults.count()).isLessThan(1000);
    }
  }

  private static void assertContinuous(FakePort port) {
    for (int i = 1; i < port.sent.size(); i++) {
      ByteBuffer before = port.sent.get(i - 1);
      ByteBuffer packet = port.sent.get(i);
      assertThat((short) (packet.getShort(2) - before.getShort(2))).isEqualTo((short) 1);
      assertThat(packet.getInt(4) - before.getInt(4)).isEqualTo(160);
    }
  }

  private static final class FakePort implements PacketPort {
    private final List<ByteBuffer> sent = new ArrayList<>();
    private final Queue<ByteBuffer> waiting = new ArrayDeque<>();
    private boolean failing;
    private boolean closed;

    @Override
    public int number() {
      return 4002;
    }

    @Override
    public boolean reaches(InetSocketAddress to) {
      return true;
    }

    @Override
    public boolean send(Frame packet, InetSocketAddress to) throws IOException {
      if (failing) {
        throw new IOException("made for the test");
      }
      var copy = new byte[packet.bytes.remaining()];
      packet.bytes.get(copy);
      return sent.add(ByteBuffer.wrap(copy));
    }

    @Override
    public @Nullable InetSocketAddress receive(Frame packet) throws IOException {
      if (failing) {
        throw new IOException("made for the test");
      }
      ByteBuffer next = waiting.poll();
      if (next == null) {
        return null;
      }
      packet.bytes.put(next);
      return FAR;
    }

    @Override
    public void narrow(@Nullable InetSocketAddress only) {
      // Nobody else sends here.
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
