package dev.zvonar.wire.rtp;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToLongFunction;

/// Keeps the sound of all calls going: its threads send and receive every 20 ms for every session.
public final class MediaEngine implements AutoCloseable {
  private static final long STOP_MS_MAX = 2000;

  private final MediaSettings settings;
  private final PortRange ports;
  private final List<MediaLoop> loops = new ArrayList<>();
  private final KeyTones tones = KeyTones.make();
  private final SecureRandom random = new SecureRandom();
  private final Headroom headroom;
  private final AtomicBoolean closed = new AtomicBoolean();

  private MediaEngine(MediaSettings settings) {
    this.settings = settings;
    this.ports = new PortRange(settings);
    for (int i = 0; i < settings.threads(); i++) {
      loops.add(
          new MediaLoop(
              "media-" + i,
              settings.drive().realtime(),
              session -> ports.free(session.localPort())));
    }
    this.headroom =
        new Headroom(
            loops.stream().map(MediaLoop::tally).toList(),
            settings.sessionsMax(),
            System.nanoTime());
  }

  /// Starts the media threads; no port is bound before a session asks for one.
  public static MediaEngine start(MediaSettings settings) {
    var engine = new MediaEngine(settings);
    engine.loops.forEach(MediaLoop::start);
    return engine;
  }

  /// Opens a session on an even port of the range. Any thread; a few system calls long.
  ///
  /// @throws MediaExhausted when every port is taken or `sessionsMax` are open
  /// @throws IllegalStateException when the engine is closed
  public MediaSession open(MediaListener listener) throws IOException {
    if (closed.get()) {
      throw new IllegalStateException("the media engine is closed");
    }
    MediaLoop loop = reserve();
    try {
      PacketPort port = ports.bind();
      var voice = new Voice(tones, random.nextInt(), random.nextLong());
      var session = new MediaSession(loop, port, voice, listener);
      loop.post(() -> loop.add(session));
      return session;
    } catch (IOException failed) {
      loop.sessions().decrementAndGet();
      throw failed;
    }
  }

  /// How many more sessions this machine carries without hurting those there are, by what its media
  /// threads were measured to need in the last second; never more than `sessionsMax` leaves. A new
  /// session above it is still opened: whoever starts calls asks before.
  public int room() {
    int open = open();
    return Math.max(0, headroom.allowed(open, System.nanoTime()) - open);
  }

  private int open() {
    return (int) sum(loop -> loop.sessions().get());
  }

  /// What has been done so far.
  public MediaCounters counters() {
    return new MediaCounters(
        open(),
        settings.sessionsMax(),
        sum(loop -> loop.tally().packets.sentPackets()),
        sum(loop -> loop.tally().packets.receivedPackets()),
        sum(loop -> loop.tally().packets.sendErrors()),
        sum(loop -> loop.tally().lateTicks.get()),
        sum(loop -> loop.tally().skippedTicks.get()),
        worstLateMicros(),
        sum(loop -> loop.tally().faults.count()));
  }

  /// Closes every session and ends the threads, within about two seconds each.
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      for (MediaLoop loop : loops) {
        loop.stop(STOP_MS_MAX);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  List<Thread> threads() {
    return loops.stream().map(MediaLoop::thread).toList();
  }

  /// Ports bound now.
  int portsTaken() {
    return ports.taken();
  }

  /// Counts a session onto the loop that has fewest.
  private synchronized MediaLoop reserve() throws MediaExhausted {
    MediaLoop idlest = loops.getFirst();
    int open = 0;
    for (MediaLoop loop : loops) {
      open += loop.sessions().get();
      idlest = loop.sessions().get() < idlest.sessions().get() ? loop : idlest;
    }
    if (open >= settings.sessionsMax()) {
      throw new MediaExhausted("%d media sessions are open, the most allowed".formatted(open));
    }
    idlest.sessions().incrementAndGet();
    return idlest;
  }

  private long sum(ToLongFunction<MediaLoop> figure) {
    return loops.stream().mapToLong(figure).sum();
  }

  private long worstLateMicros() {
    return loops.stream().mapToLong(l -> l.tally().worstLateNanos.get()).max().orElse(0) / 1000;
  }
}
