package dev.zvonar.wire.sip.transport;

import dev.zvonar.wire.sip.message.Transport;
import java.net.InetSocketAddress;

/// The next stop of a message, or the last one before us.
///
/// @param transport how the message travels
/// @param address the far end of the hop, resolved
/// @param name what a certificate must prove over TLS: the name that was asked for (RFC 5922 §4);
///     empty when it is the address itself
/// @param flow identity of the connection it came by; 0 when any connection there will do
public record Hop(Transport transport, InetSocketAddress address, String name, long flow) {
  /// A hop by datagram.
  public static Hop udp(InetSocketAddress address) {
    return new Hop(Transport.UDP, address, "", 0);
  }

  /// The same address by another transport.
  public Hop over(Transport other) {
    return other == transport ? this : new Hop(other, address, name, 0);
  }

  /// Whether the same socket of the far end is meant by the same transport.
  public boolean sameSocket(Hop other) {
    return transport == other.transport && address.equals(other.address);
  }
}
