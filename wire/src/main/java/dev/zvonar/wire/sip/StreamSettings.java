package dev.zvonar.wire.sip;

import org.jspecify.annotations.Nullable;

/// How a [UserAgent] speaks over TCP and TLS.
///
/// Calls over a stream need no listening port as long as the far end speaks back by the connection
/// we made; a far end that connects to our Contact needs one.
///
/// @param tcpPort port to listen on over TCP; 0 takes a free one, [#NOT_LISTENING] none
/// @param tlsPort the same over TLS, which needs `tls` with a key
/// @param tls keys and trust; null speaks no TLS at all
/// @param connectionsMax most connections at once, both ways
/// @param connectTimeoutMs time for a connection to be made, the handshake of TLS included
/// @param idleMs silence of the far end after which a connection is closed
public record StreamSettings(
    int tcpPort,
    int tlsPort,
    @Nullable TlsSettings tls,
    int connectionsMax,
    int connectTimeoutMs,
    int idleMs) {
  /// No port.
  public static final int NOT_LISTENING = -1;

  /// No listening, no TLS; up to 1,000 connections of ours, 4 s to make one, closed after 15 minutes
  /// of silence.
  public static final StreamSettings CLIENT_ONLY =
      new StreamSettings(NOT_LISTENING, NOT_LISTENING, null, 1_000, 4_000, 900_000);

  public StreamSettings {
    if (tcpPort < NOT_LISTENING || tcpPort > 65_535) {
      throw new IllegalArgumentException("tcpPort must be a port, 0 or -1, got " + tcpPort);
    }
    if (tlsPort < NOT_LISTENING || tlsPort > 65_535) {
      throw new IllegalArgumentException("tlsPort must be a port, 0 or -1, got " + tlsPort);
    }
    if (tlsPort >= 0 && (tls == null || tls.keyStore() == null)) {
      throw new IllegalArgumentException("listening over TLS needs a key store: name one");
    }
    if (connectionsMax < 1 || connectTimeoutMs < 1 || idleMs < 1_000) {
      throw new IllegalArgumentException(
          "connectionsMax and connectTimeoutMs must be positive, idleMs at least 1000");
    }
  }

  /// The same with other listening ports.
  public StreamSettings listening(int otherTcpPort, int otherTlsPort) {
    return new StreamSettings(
        otherTcpPort, otherTlsPort, tls, connectionsMax, connectTimeoutMs, idleMs);
  }

  /// The same with keys and trust.
  public StreamSettings withTls(@Nullable TlsSettings other) {
    return new StreamSettings(tcpPort, tlsPort, other, connectionsMax, connectTimeoutMs, idleMs);
  }
}
