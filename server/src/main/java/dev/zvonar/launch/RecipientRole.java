package dev.zvonar.launch;

import dev.zvonar.config.SipConfig;
import dev.zvonar.wire.sip.InboundCalls;
import dev.zvonar.wire.sip.UserAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The role `recipient`: answers OPTIONS, and refuses every call with 480 Temporarily Unavailable
/// (RFC 3261 §21.4.18) until a later version knows what to do with calls that come to us.
final class RecipientRole implements Role {
  private static final Logger log = LoggerFactory.getLogger(RecipientRole.class);
  private static final int TEMPORARILY_UNAVAILABLE = 480;

  private final SipConfig sip;
  private final Opened opened = new Opened();

  RecipientRole(Ground ground) {
    this.sip = ground.config().sip();
  }

  @Override
  public void start() {
    try {
      UserAgent agent =
          opened.add(
              UserAgent.open(
                  WireStart.userAgent(sip, sip.recipientPort()),
                  InboundCalls.refuseAll(TEMPORARILY_UNAVAILABLE)));
      log.info(
          "recipient listens, it refuses calls in this version address={}", agent.localAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "sip.recipientPort " + sip.recipientPort() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    opened.close();
  }
}
