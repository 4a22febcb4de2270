package dev.zvonar.lab.carrier;

import dev.zvonar.lab.carrier.CarrierBook.Entry;
import dev.zvonar.wire.rtp.MediaEngine;
import dev.zvonar.wire.rtp.MediaSettings;
import dev.zvonar.wire.sip.InboundDecision;
import dev.zvonar.wire.sip.InboundInvite;
import dev.zvonar.wire.sip.UserAgent;
import dev.zvonar.wire.sip.UserAgentSettings;
import dev.zvonar.wire.sip.message.Header;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// An operator with its subscribers on one loopback port. Answers OPTIONS, takes calls as its knobs
/// and its subscribers say, sends and counts RTP, and keeps a book.
public final class FakeCarrier implements AutoCloseable {
  private static final int PORTS_A_LINE = 4;

  private final CarrierKnobs knobs;
  private final Subscribers subscribers;
  private final CarrierBook book;
  private final MediaEngine media;
  private final ScheduledExecutorService clock;
  private final UserAgent agent;

  private FakeCarrier(CarrierKnobs knobs, Subscribers subscribers) throws IOException {
    InetAddress host = InetAddress.ofLiteral(knobs.host());
    if (!host.isLoopbackAddress()) {
      throw new IllegalArgumentException("the fake carrier lives on loopback only: " + host);
    }
    this.knobs = knobs;
    this.subscribers = subscribers;
    this.book = new CarrierBook(knobs.book());
    int rtpTo = Math.min(65_534, knobs.rtpFrom() + knobs.linesMax() * PORTS_A_LINE);
    this.media =
        MediaEngine.start(MediaSettings.of(host, knobs.rtpFrom(), rtpTo, knobs.linesMax()));
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("carrier-clock").factory());
    var settings =
        UserAgentSettings.on(new InetSocketAddress(host, knobs.port()))
            .withLegsMax(knobs.linesMax() * 2);
    this.agent = UserAgent.open(settings, this::onInvite);
  }

  /// Opens a carrier; it takes calls at once.
  public static FakeCarrier open(CarrierKnobs knobs, Subscribers subscribers) throws IOException {
    return new FakeCarrier(knobs, subscribers);
  }

  /// Where it listens.
  public InetSocketAddress address() {
    return agent.localAddress();
  }

  /// What reached it.
  public CarrierBook book() {
    return book;
  }

  /// Hangs up and stops.
  @Override
  public void close() throws IOException {
    agent.close();
    clock.shutdownNow();
    media.close();
    book.close();
  }

  private InboundDecision onInvite(InboundInvite invite) {
    long nowNanos = System.nanoTime();
    Entry entry = book.invited(invite.callId(), invite.calledUser(), invite.callerUser(), nowNanos);
    if (knobs.cpsMax() > 0 && entry.callsInSecond() > knobs.cpsMax()) {
      return refuse(entry, 503, "Trunk CPS limit exceeded", "cps_limit", List.of(retryAfter()));
    }
    if (entry.live() > knobs.linesMax()) {
      return refuse(entry, 503, "User channel limit exceeded", "line_limit", List.of());
    }
    if (knobs.bansCallerAfter() > 0 && entry.callsOfCaller() > knobs.bansCallerAfter()) {
      return refuse(entry, 403, "Caller blocked", "banned", List.of());
    }
    Fate fate = subscribers.fateOf(invite.calledUser(), entry.timesCalledBefore());
    if (fate instanceof Fate.Vanishes) {
      book.ended(entry, "vanished", 0, nowNanos, 0);
      return new InboundDecision.Ignore();
    }
    var call =
        new CarrierCall(entry, invite, fate, new CarrierCall.House(knobs, media, clock, book));
    return new InboundDecision.Wait(true, call.begin());
  }

  private InboundDecision refuse(
      Entry entry, int status, String reason, String outcome, List<Header> headers) {
    book.ended(entry, outcome, 0, System.nanoTime(), 0);
    return new InboundDecision.Reject(status, reason, headers);
  }

  private static Header retryAfter() {
    return new Header("Retry-After", "1");
  }
}
