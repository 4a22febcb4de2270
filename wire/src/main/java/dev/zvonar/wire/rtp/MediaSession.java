package dev.zvonar.wire.rtp;

import dev.zvonar.wire.audio.Codec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The sound of one call. Every method may be called from any thread, does not block, and takes
/// effect on the media thread in the order of the calls, within 20 ms.
public final class MediaSession implements AutoCloseable {
  /// Prompts that may wait or play at once.
  public static final int PROMPTS_MAX = 64;

  /// Digits that may wait to be sent.
  public static final int DIGITS_MAX = 64;

  /// A stream of 20 ms has one packet a tick. What heaped up because packets came late is fetched as
  /// they come; what heaped up because the far end's clock is faster, every half a second.
  private static final int DRAIN_TICKS = 25;

  /// Packets that a far end may be behind before it counts as silent.
  private static final int OWED_MAX = 10;

  private static final int DRAIN_PACKETS_MAX = 32;

  private final MediaLoop loop;
  private final PacketPort port;
  private final Voice voice;
  private final Notices notices;
  private final Ear ear;
  private final Tally tally = new Tally();
  private final AtomicInteger promptsWaiting = new AtomicInteger();
  private final AtomicInteger digitsWaiting = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();

  /// The law to prepare prompts for, on the threads that queue them.
  private volatile Codec codec = Codec.PCMA;

  // Written by the media thread.
  private int ticks;
  private int owed;
  private @Nullable InetSocketAddress narrowedTo;

  /// Written and read by the media thread.
  private boolean paused;

  MediaSession(MediaLoop loop, PacketPort port, Voice voice, MediaListener listener) {
    this.loop = loop;
    this.port = port;
    this.voice = voice;
    this.notices = new Notices(listener, loop.tally().faults);
    this.ear = new Ear(notices, tally);
  }

  /// The even UDP port to name in our SDP.
  public int localPort() {
    return port.number();
  }

  /// Starts sending a frame every 20 ms to `remote`, silence while no prompt plays, and starts to
  /// listen for who answered. Packets are then sent to wherever the first valid packet came from
  /// (symmetric RTP, RFC 4961). May be called again when the far end moves; what plays goes on.
  ///
  /// @param payloadType the number the far end expects for `codec`, 0..127
  /// @param telephoneEventPt the number it expects for digits, -1 when it takes none
  public void connect(
      InetSocketAddress remote, Codec codec, int payloadType, int telephoneEventPt) {
    if (!port.reaches(remote)) {
      throw new IllegalArgumentException("nothing can be sent to " + remote);
    }
    if (payloadType < 0 || payloadType > 127 || telephoneEventPt < -1 || telephoneEventPt > 127) {
      throw new IllegalArgumentException(
          "not payload types: %d, %d".formatted(payloadType, telephoneEventPt));
    }
    this.codec = codec;
    loop.post(() -> {
      voice.speak(codec, payloadType, telephoneEventPt);
      ear.expect(remote, codec, payloadType, telephoneEventPt);
    });
  }

  /// Queues a prompt behind what plays; `token` comes back through [MediaListener#onPlayed]. A
  /// prompt queued before [#connect] waits for it.
  ///
  /// @throws IllegalStateException when [#PROMPTS_MAX] prompts wait already
  public void play(Prompt prompt, long token) {
    reserve(promptsWaiting, 1, PROMPTS_MAX, "prompts");
    prompt.prepare(codec);
    loop.post(() -> voice.playlist().add(prompt, token));
  }

  /// Sends nothing while the far end has us on hold: what plays stands still and goes on with
  /// `false`. What arrives is heard all the same.
  public void pause(boolean onHold) {
    loop.post(() -> paused = onHold);
  }

  /// Stops what plays and forgets what waits.
  public void interrupt() {
    loop.post(() -> promptsWaiting.addAndGet(-voice.playlist().clear()));
  }

  /// Presses digits (0-9, `*`, `#`, A-D), 100 ms each, by RFC 4733, or as tones when the far end
  /// takes no telephone events. A prompt that plays pauses meanwhile.
  ///
  /// @throws IllegalArgumentException when a character is not a digit
  /// @throws IllegalStateException when more than [#DIGITS_MAX] would wait
  public void sendDigits(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (DigitQueue.code(digits.charAt(i)) < 0) {
        throw new IllegalArgumentException("not a telephone key: " + digits.charAt(i));
      }
    }
    reserve(digitsWaiting, digits.length(), DIGITS_MAX, "digits");
    loop.post(() -> digits.chars().forEach(digit -> voice.digits().add((char) digit)));
  }

  /// Hands the far end's sound to `sink` from now on, in place of the sink before it.
  public void listen(FrameSink sink) {
    loop.post(() -> ear.listen(sink));
  }

  /// What has been moved so far.
  public MediaStats stats() {
    return tally.stats();
  }

  /// Ends the sending and frees the port soon after; idempotent.
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      loop.post(() -> loop.remove(this));
    }
  }

  /// Receives what came and sends one packet; on the media thread.
  void tick(LoopBuffers buffers, LoopTally loopTally, long nowNanos) {
    receive(buffers, loopTally, nowNanos);
    narrow();
    ear.tick(voice.saidMeanSquare());
    InetSocketAddress remote = ear.remote();
    if (remote != null && !paused) {
      send(buffers, loopTally, remote);
    }
  }

  /// Closes the port; on the media thread.
  void free() {
    closed.set(true);
    port.close();
  }

  private void receive(LoopBuffers buffers, LoopTally loopTally, long nowNanos) {
    owed = Math.min(owed + 1, OWED_MAX);
    // As many looks as packets are due: a look in vain costs as much as a packet.
    int packetsMax = ++ticks % DRAIN_TICKS == 0 ? DRAIN_PACKETS_MAX : Math.max(1, owed);
    try {
      for (int i = 0; i < packetsMax; i++) {
        InetSocketAddress from = port.receive(clear(buffers.in));
        if (from == null) {
          return;
        }
        owed = Math.max(0, owed - 1);
        if (ear.hear(buffers.view, buffers.in.bytes.flip(), from, nowNanos)) {
          loopTally.packets.received(buffers.in.bytes.limit());
        }
      }
    } catch (IOException failed) {
      loopTally.faults.note("receiving failed", failed);
    }
  }

  private static Frame clear(Frame frame) {
    frame.bytes.clear();
    return frame;
  }

  /// Once it is known where the far end really sends from, nobody else is listened to.
  @SuppressWarnings("ReferenceEquality") // The ear keeps one object for one far end.
  private void narrow() {
    InetSocketAddress only = ear.source();
    if (only != narrowedTo) {
      narrowedTo = only;
      port.narrow(only);
    }
  }

  private void send(LoopBuffers buffers, LoopTally loopTally, InetSocketAddress remote) {
    if (voice.next(buffers.out.bytes)) {
      digitsWaiting.decrementAndGet();
    }
    int bytes = buffers.out.bytes.remaining();
    try {
      if (port.send(buffers.out, remote)) {
        tally.sent(bytes);
        loopTally.packets.sent(bytes);
      } else {
        loopTally.packets.sendError();
      }
    } catch (IOException _) {
      // No route, no buffer, a closed port at the far end: the next packet may pass.
      loopTally.packets.sendError();
    }
    finishPrompts();
  }

  private void finishPrompts() {
    while (voice.playlist().headFinished()) {
      long token = voice.playlist().drop();
      promptsWaiting.decrementAndGet();
      notices.played(token);
    }
  }

  private static void reserve(AtomicInteger waiting, int more, int max, String what) {
    if (waiting.addAndGet(more) > max) {
      waiting.addAndGet(-more);
      throw new IllegalStateException("more than %d %s wait already".formatted(max, what));
    }
  }
}
