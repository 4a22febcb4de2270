package dev.zvonar.launch;

import dev.zvonar.config.RtpConfig;
import dev.zvonar.config.SipConfig;
import dev.zvonar.wire.rtp.MediaEngine;
import dev.zvonar.wire.sip.InboundCalls;
import dev.zvonar.wire.sip.UserAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The role `talker`: the phone side of the campaigns.
final class TalkerRole implements Role {
  private static final Logger log = LoggerFactory.getLogger(TalkerRole.class);
  private static final int TEMPORARILY_UNAVAILABLE = 480;

  private final SipConfig sip;
  private final RtpConfig rtp;
  private final Opened opened = new Opened();

  TalkerRole(Ground ground) {
    this.sip = ground.config().sip();
    this.rtp = ground.config().rtp();
  }

  @Override
  public void start() {
    opened.add(MediaEngine.start(WireStart.media(rtp, sip)));
    UserAgent agent = opened.add(userAgent());
    log.info("talker is up sip={}", agent.localAddress());
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
