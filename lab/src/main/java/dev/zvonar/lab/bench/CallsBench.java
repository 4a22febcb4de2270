package dev.zvonar.lab.bench;

import dev.zvonar.wire.audio.Codec;
import dev.zvonar.wire.audio.Resampler;
import dev.zvonar.wire.audio.Wav;
import dev.zvonar.wire.audio.WavLimits;
import dev.zvonar.wire.rtp.MediaEngine;
import dev.zvonar.wire.rtp.MediaSession;
import dev.zvonar.wire.rtp.MediaSettings;
import dev.zvonar.wire.rtp.Prompt;
import dev.zvonar.wire.sdp.Sdp;
import dev.zvonar.wire.sip.CallRequest;
import dev.zvonar.wire.sip.InboundCalls;
import dev.zvonar.wire.sip.SipTarget;
import dev.zvonar.wire.sip.UserAgent;
import dev.zvonar.wire.sip.UserAgentSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Places calls evenly over the wire alone, plays a prompt in each, hangs up, and prints what came
/// of it as one line of JSON: what the user agent and the media engine can carry by themselves.
public final class CallsBench {
  private static final int TELEPHONE_EVENT = 101;
  private static final Duration RING_TIMEOUT = Duration.ofSeconds(60);
  private static final long GRACE_MS = 60_000;

  /// RFC 863: what is sent there is thrown away.
  private static final int DISCARD = 9;

  private static final List<Codec> CODECS = List.of(Codec.PCMA, Codec.PCMU);

  private final CallsOrder order;
  private final @Nullable Prompt prompt;
  private final CallsTally tally;
  private final InetAddress home;

  private CallsBench(CallsOrder order) throws IOException {
    this.order = order;
    this.prompt = order.prompt() == null ? null : prompt(order.prompt());
    this.tally = new CallsTally(order.calls());
    this.home = addressTowards(order.to());
  }

  /// Runs as a program: exit 0 when every call was answered and heard the prompt to its end, 1 when
  /// not, 2 when the arguments are wrong.
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /// Runs with `--to HOST:PORT --calls N --cps C --prompt FILE` and gives the exit code.
  public static int run(String[] args) {
    return run(args, System.out, System.err);
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    try {
      return new CallsBench(CallsOrder.parse(args)).run(out);
    } catch (IllegalArgumentException wrong) {
      err.println(wrong.getMessage());
      err.println(CallsOrder.USAGE);
      return 2;
    } catch (IOException failed) {
      err.println("bench calls: " + failed.getMessage());
      return 1;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private int run(PrintStream out) throws IOException, InterruptedException {
    try (MediaEngine media = MediaEngine.start(mediaSettings());
        UserAgent agent = UserAgent.open(agentSettings(), InboundCalls.refuseAll(480))) {
      long startNanos = System.nanoTime();
      for (int i = 0; i < order.calls(); i++) {
        waitUntil(startNanos + (long) (i * 1e9 / order.cps()));
        place(i, media, agent);
      }
      long promptMs = prompt == null ? 0 : prompt.durationMs();
      boolean over = tally.left().await(promptMs + GRACE_MS, TimeUnit.MILLISECONDS);
      double seconds = (System.nanoTime() - startNanos) / 1e9;
      out.println(tally.json(seconds, media.counters(), agent.counters()));
      return over && tally.allWell(prompt != null) ? 0 : 1;
    }
  }

  private void place(int number, MediaEngine media, UserAgent agent) throws IOException {
    if (prompt == null) {
      ring(number, agent);
      return;
    }
    var call = new BenchCall(prompt, tally);
    MediaSession session = media.open(call);
    Sdp offer =
        Sdp.offer(home.getHostAddress(), session.localPort(), CODECS, TELEPHONE_EVENT, number);
    call.offers(session, offer);
    try {
      call.dialled(agent.call(request(number, offer), call));
    } catch (IllegalStateException _) {
      session.close();
      tally.failed();
    }
  }

  /// Signalling alone: nobody listens at the port that is offered.
  private void ring(int number, UserAgent agent) {
    var call = new SilentCall(tally);
    Sdp offer = Sdp.offer(home.getHostAddress(), DISCARD, CODECS, TELEPHONE_EVENT, number);
    try {
      call.dialled(agent.call(request(number, offer), call));
    } catch (IllegalStateException _) {
      tally.failed();
    }
  }

  private CallRequest request(int number, Sdp offer) {
    String called = String.format(Locale.ROOT, "7900%07d", number);
    return new CallRequest(
        "bench-" + UUID.randomUUID(),
        SipTarget.at(order.to()),
        called,
        "74950000000",
        "",
        "",
        null,
        offer.encode(),
        RING_TIMEOUT,
        List.of());
  }

  private MediaSettings mediaSettings() {
    // A fifth more ports than calls, so that ports other programs hold can be passed over.
    int portTo = Math.min(65_535, order.rtpFrom() + 2 * order.calls() * 6 / 5 + 20);
    var settings = MediaSettings.of(home, order.rtpFrom(), portTo, order.calls());
    int threads = order.threads() == 0 ? settings.threads() : order.threads();
    return new MediaSettings(home, order.rtpFrom(), portTo, threads, order.calls(), order.drive());
  }

  private UserAgentSettings agentSettings() {
    return UserAgentSettings.on(new InetSocketAddress(home, 0)).withLegsMax(order.calls());
  }

  private static Prompt prompt(Path file) throws IOException {
    if (!file.toString().endsWith(".wav")) {
      return Prompt.ofAlaw(Files.readAllBytes(file));
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Prompt.ofPcm8k(Resampler.to8k(Wav.read(in, WavLimits.DEFAULT)).samples());
    }
  }

  /// The local address the kernel would use to reach `far`; nothing is sent.
  private static InetAddress addressTowards(InetSocketAddress far) throws IOException {
    try (var socket = new DatagramSocket()) {
      socket.connect(far);
      return socket.getLocalAddress();
    }
  }

  private static void waitUntil(long dueNanos) {
    for (long left = dueNanos - System.nanoTime(); left > 0; left = dueNanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
