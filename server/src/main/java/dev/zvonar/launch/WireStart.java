package dev.zvonar.launch;

import dev.zvonar.config.RtpConfig;
import dev.zvonar.config.SipConfig;
import dev.zvonar.config.SipTlsConfig;
import dev.zvonar.wire.rtp.MediaDrive;
import dev.zvonar.wire.rtp.MediaDrive.Sockets;
import dev.zvonar.wire.rtp.MediaSettings;
import dev.zvonar.wire.sip.Secret;
import dev.zvonar.wire.sip.SipTimers;
import dev.zvonar.wire.sip.StreamSettings;
import dev.zvonar.wire.sip.TlsSettings;
import dev.zvonar.wire.sip.TlsSettings.StoreFile;
import dev.zvonar.wire.sip.UserAgentSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
            sip.messageBytesMax())
        .withStreams(streams(sip, port));
  }

  private static StreamSettings streams(SipConfig sip, int port) {
    SipTlsConfig tls = sip.tls();
    var keys =
        new TlsSettings(
            store(tls.keyStore(), tls.keyStorePassword()),
            store(tls.trustStore(), tls.trustStorePassword()),
            tls.clientsNeedCertificate());
    // RFC 3261 §18.1.1, §19.1.2: TCP on the port of UDP, TLS on the next one, as 5061 is to 5060.
    return StreamSettings.CLIENT_ONLY
        .withTls(keys)
        .listening(
            sip.tcpListen() ? port : StreamSettings.NOT_LISTENING,
            tls.listen() ? nextOf(port) : StreamSettings.NOT_LISTENING);
  }

  private static int nextOf(int port) {
    return port == 0 ? 0 : port + 1;
  }

  private static @Nullable StoreFile store(String path, String password) {
    return path.isEmpty() ? null : new StoreFile(Path.of(path), Secret.of(password));
  }

  static MediaSettings media(RtpConfig rtp, SipConfig sip) {
    InetAddress bind = InetAddress.ofLiteral(rtp.host().isEmpty() ? sip.host() : rtp.host());
    var oneThreadACore = MediaSettings.of(bind, rtp.portFrom(), rtp.portTo(), rtp.sessionsMax());
    MediaSettings settings =
        rtp.threads() == 0
            ? oneThreadACore
            : new MediaSettings(
                bind, rtp.portFrom(), rtp.portTo(), rtp.threads(), rtp.sessionsMax());
    Sockets sockets = Sockets.valueOf(rtp.sockets().toUpperCase(Locale.ROOT));
    return settings.by(new MediaDrive(sockets, rtp.realtime()));
  }

  /// The host that operators are told to send sound to.
  static String mediaHost(RtpConfig rtp, SipConfig sip) {
    if (!sip.advertisedHost().isEmpty()) {
      return sip.advertisedHost();
    }
    return rtp.host().isEmpty() ? sip.host() : rtp.host();
  }
}
