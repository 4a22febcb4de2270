package dev.zvonar.wire.sip.transaction;

import java.net.InetSocketAddress;

/// Where bytes leave. The signalling thread alone calls it.
@FunctionalInterface
public interface Wire {
  /// Sends one datagram; false when the socket refused it.
  boolean send(byte[] datagram, InetSocketAddress to, boolean again);
}
