package dev.zvonar.wire.sip.transaction;

import dev.zvonar.wire.sip.transport.Hop;

/// Where bytes leave. The signalling thread alone calls it.
@FunctionalInterface
public interface Wire {
  /// What [#send] gives when the message cannot go.
  long REFUSED = -1;

  /// What kind of message is sent.
  enum Kind {
    /// A request whose loss with its connection is to be told.
    REQUEST,
    /// A response, or an ACK: nobody waits.
    OTHER,
    /// A repeat of either.
    REPEAT
  }

  /// Sends one message; gives the connection it went by, 0 for a datagram, [#REFUSED] when it cannot
  /// go.
  long send(byte[] message, Hop to, Kind kind);
}
