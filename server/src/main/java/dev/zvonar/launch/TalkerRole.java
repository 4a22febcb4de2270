package dev.zvonar.launch;

import dev.zvonar.config.RtpConfig;
import dev.zvonar.config.SipConfig;
import dev.zvonar.dialer.Dialer;
import dev.zvonar.dialer.DialerConfig;
import dev.zvonar.dialer.DialerParts;
import dev.zvonar.dialer.Lines;
import dev.zvonar.dialer.OldCalls;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.kernel.Text;
import dev.zvonar.kernel.Unavailable;
import dev.zvonar.talk.Talks;
import dev.zvonar.trunk.Seal;
import dev.zvonar.trunk.TrunkLine;
import dev.zvonar.trunk.TrunkWatch;
import dev.zvonar.trunk.Trunks;
import dev.zvonar.trunk.WatchTimes;
import dev.zvonar.wire.rtp.MediaEngine;
import dev.zvonar.wire.sip.InboundCalls;
import dev.zvonar.wire.sip.UserAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The role `talker`: the phone side of the campaigns.
final class TalkerRole implements Role {
  private static final Logger log = LoggerFactory.getLogger(TalkerRole.class);
  private static final int TEMPORARILY_UNAVAILABLE = 480;
  private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

  private final Ground ground;
  private final SipConfig sip;
  private final RtpConfig rtp;
  private final Opened opened = new Opened();

  TalkerRole(Ground ground) {
    this.ground = ground;
    this.sip = ground.config().sip();
    this.rtp = ground.config().rtp();
  }

  @Override
  public void start() {
    MediaEngine media = opened.add(MediaEngine.start(WireStart.media(rtp, sip)));
    UserAgent agent = opened.add(userAgent());
    var trunks = new Trunks(ground.db(), seal());
    TrunkWatch watch =
        opened.add(
            TrunkWatch.start(ground.db(), trunks, agent, ground.node().id(), WatchTimes.STANDARD));
    var talks = new Talks(agent, media, WireStart.mediaHost(rtp, sip));
    Dialer dialer =
        opened.add(
            Dialer.start(parts(talks, trunks, watch, media), config(), InstantSource.system()));
    int keptDays = ground.config().retention().calls();
    if (keptDays > 0) {
      opened.add(OldCalls.start(ground.db(), keptDays));
    }
    ground
        .metrics()
        .bounded("dialer.calls", dialer::live, () -> Math.min(sip.legsMax(), rtp.sessionsMax()));
    log.info("talker is up sip={}", agent.localAddress());
  }

  private DialerParts parts(Talks talks, Trunks trunks, TrunkWatch watch, MediaEngine media) {
    return new DialerParts(
        ground.db(),
        ground.node(),
        ground.leases(),
        talks::start,
        ground.speech().messages()::render,
        (tenant, id) -> line(trunks, watch, tenant, id),
        media::room);
  }

  /// A trunk that is known not to answer gets no calls.
  private static TrunkLine line(Trunks trunks, TrunkWatch watch, TenantId tenant, long trunkId) {
    if (watch.isDown(trunkId)) {
      throw new Unavailable(
          Lines.UNREACHABLE,
          new Text("Линия не отвечает на OPTIONS.", "The trunk does not answer OPTIONS."),
          ASK_AGAIN);
    }
    return trunks.lineOf(trunks.find(tenant, trunkId));
  }

  private DialerConfig config() {
    DialerConfig usual = DialerConfig.DEFAULTS;
    return new DialerConfig(
        usual.bufferMax(),
        usual.renderersMax(),
        Duration.ofSeconds(ground.config().talk().talkMaxS()),
        usual.drain(),
        callsMax());
  }

  /// What the scarcest of legs, sessions and ports allows, less a fiftieth: ports and legs of calls
  /// that have just ended are free a moment later than their lines.
  private int callsMax() {
    int ports = (rtp.portTo() - rtp.portFrom() + 1) / 2;
    int scarcest = Math.min(Math.min(sip.legsMax(), rtp.sessionsMax()), ports);
    return Math.max(1, scarcest - scarcest / 50 - 1);
  }

  private Seal seal() {
    var key = ground.config().data().keyPath(ground.dataFolder());
    try {
      return Seal.at(key);
    } catch (IOException e) {
      throw new UncheckedIOException("data.keyFile " + key + ": " + e.getMessage(), e);
    }
  }

  private UserAgent userAgent() {
    try {
      return UserAgent.open(
          WireStart.userAgent(sip, sip.talkerPort()),
          InboundCalls.refuseAll(TEMPORARILY_UNAVAILABLE));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "sip.talkerPort " + sip.talkerPort() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    opened.close();
  }
}
