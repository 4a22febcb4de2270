package dev.zvonar.launch;

import dev.zvonar.config.RtpConfig;
import dev.zvonar.config.SipConfig;
import dev.zvonar.wire.rtp.MediaSettings;
import dev.zvonar.wire.sip.SipTimers;
import dev.zvonar.wire.sip.UserAgentSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// The settings of the phone network's parts, from the sections `sip` and `rtp`.
final class WireStart {
  private static final String PRODUCT = "Zvonar";

  private WireStart() {}

  static UserAgentSettings userAgent(SipConfig sip, int port) {
    return new UserAgentSettings(
        new InetSocketAddress(InetAddress.ofLiteral(sip.host()), port),
        sip.advertisedHost(),
        PRODUCT,
        SipTimers.STANDARD,
        sip.legsMax(),
        sip.messageBytesMax());
  }

  static MediaSettings media(RtpConfig rtp, SipConfig sip) {
    InetAddress bind = InetAddress.ofLiteral(rtp.host().isEmpty() ? sip.host() : rtp.host());
    var oneThreadACore = MediaSettings.of(bind, rtp.portFrom(), rtp.portTo(), rtp.sessionsMax());
    return rtp.threads() == 0
        ? oneThreadACore
        : new MediaSettings(bind, rtp.portFrom(), rtp.portTo(), rtp.threads(), rtp.sessionsMax());
  }

  /// The host that operators are told to send sound to.
  static String mediaHost(RtpConfig rtp, SipConfig sip) {
    if (!sip.advertisedHost().isEmpty()) {
      return sip.advertisedHost();
    }
    return rtp.host().isEmpty() ? sip.host() : rtp.host();
  }
}
