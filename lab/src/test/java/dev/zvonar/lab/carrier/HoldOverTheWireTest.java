package dev.zvonar.lab.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.kernel.Verdict;
import dev.zvonar.message.Rendered;
import dev.zvonar.scenario.Script;
import dev.zvonar.talk.TalkPlan;
import dev.zvonar.talk.TalkReport;
import dev.zvonar.talk.TalkReport.Mark;
import dev.zvonar.talk.TalkSink;
import dev.zvonar.talk.Talks;
import dev.zvonar.trunk.TrunkLine;
import dev.zvonar.wire.audio.Codec;
import dev.zvonar.wire.rtp.MediaEngine;
import dev.zvonar.wire.rtp.MediaSettings;
import dev.zvonar.wire.rtp.Prompt;
import dev.zvonar.wire.sdp.MalformedSdp;
import dev.zvonar.wire.sdp.Sdp;
import dev.zvonar.wire.sip.InboundCalls;
import dev.zvonar.wire.sip.InboundDecision;
import dev.zvonar.wire.sip.InboundInvite;
import dev.zvonar.wire.sip.InboundLeg;
import dev.zvonar.wire.sip.LegEvent;
import dev.zvonar.wire.sip.LegListener;
import dev.zvonar.wire.sip.SipTarget;
import dev.zvonar.wire.sip.UserAgent;
import dev.zvonar.wire.sip.UserAgentSettings;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A callee who moves and holds in the middle of the message: it follows, waits, and is heard whole.
class HoldOverTheWireTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final int BODY_MS = 1_500;

  private final CompletableFuture<InboundLeg> leg = new CompletableFuture<>();
  private final CompletableFuture<TalkReport> report = new CompletableFuture<>();
  private volatile int port;
  private UserAgent caller;
  private UserAgent callee;
  private MediaEngine media;

  @BeforeEach
  void open() throws IOException {
    var anywhere = new InetSocketAddress(LOOPBACK, 0);
    caller = UserAgent.open(UserAgentSettings.on(anywhere), InboundCalls.refuseAll(480));
    callee = UserAgent.open(UserAgentSettings.on(anywhere), this::accepted);
    media = MediaEngine.start(MediaSettings.of(LOOPBACK, 34_600, 34_700, 10));
  }

  @AfterEach
  void close() {
    caller.close();
    callee.close();
    media.close();
  }

  @Test
  void the_message_goes_where_the_callee_went_and_waits_while_held() throws Exception {
    try (var before = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
        var after = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
      port = before.getLocalPort();
      new Talks(caller, media, LOOPBACK.getHostAddress()).start(plan(), new Told());
      hear(before);
      InboundLeg phone = leg.get(10, TimeUnit.SECONDS);
      phone.offer(description(after.getLocalPort()));
      hear(after);
      phone.hold();
      untilSilent(after);
      assertThat(report).isNotDone();
      phone.resume();
      hear(after);
      TalkReport over = report.get(30, TimeUnit.SECONDS);
      assertThat(over.verdict()).isEqualTo(Verdict.HEARD);
      assertThat(over.timeline())
          .extracting(Mark::what)
          .filteredOn("session_changed"::equals)
          .hasSize(3);
    }
  }

  private InboundDecision accepted(InboundInvite invite) {
    try {
      Sdp offer = Sdp.parse(invite.offer());
      byte[] answer =
          Sdp.answerTo(offer, LOOPBACK.getHostAddress(), port, List.of(Codec.PCMA), 3)
              .orElseThrow()
              .encode();
      LegListener once =
          event -> {
            if (event instanceof LegEvent.Answered) {
              leg.complete(invite.leg());
            }
          };
      return new InboundDecision.Accept(answer, once);
    } catch (MalformedSdp e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] description(int port) {
    return Sdp.offer(LOOPBACK.getHostAddress(), port, List.of(Codec.PCMA), -1, 3).encode();
  }

  private static void hear(DatagramSocket socket) throws IOException {
    socket.setSoTimeout(10_000);
    socket.receive(new DatagramPacket(new byte[2_000], 2_000));
  }

  /// Reads until nothing has come for longer than twenty frames; a stream that goes on fails it.
  private static void untilSilent(DatagramSocket socket) throws IOException {
    socket.setSoTimeout(400);
    try {
      for (int packets = 0; packets < BODY_MS; packets++) {
        socket.receive(new DatagramPacket(new byte[2_000], 2_000));
      }
    } catch (SocketTimeoutException _) {
      return;
    }
    throw new AssertionError("the stream went on while on hold");
  }

  private TalkPlan plan() {
    return new TalkPlan(
        UUID.randomUUID().toString(),
        new TrunkLine(SipTarget.at(callee.localAddress()), null, "carrier.example"),
        "+79990000001",
        "+74950000001",
        Duration.ofSeconds(5),
        Duration.ofSeconds(20),
        new Rendered(new Script(List.of(), 500, 2, true), Prompt.silence(BODY_MS), Map.of()));
  }

  private final class Told implements TalkSink {
    @Override
    public void sent() {}

    @Override
    public void ringing() {}

    @Override
    public void answered() {}

    @Override
    public void ended(TalkReport ended) {
      report.complete(ended);
    }
  }
}
