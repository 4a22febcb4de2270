package dev.zvonar.wire.rtp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// One bound UDP port, never blocking. A session's media thread alone sends and receives.
interface PacketPort {
  /// The port it is bound to.
  int number();

  /// Whether the address is of the kind the port can send to.
  boolean reaches(InetSocketAddress to);

  /// Sends what is between position and limit; gives false when the kernel had no room.
  boolean send(ByteBuffer packet, InetSocketAddress to) throws IOException;

  /// Receives one packet into `packet` and gives its source, or null when none waits. The same
  /// object is given for the same source wherever possible.
  @Nullable InetSocketAddress receive(ByteBuffer packet) throws IOException;

  /// Frees the port; idempotent.
  void close();
}
