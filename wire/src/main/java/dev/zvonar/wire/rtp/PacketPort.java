package dev.zvonar.wire.rtp;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// One bound UDP port, never blocking. A session's media thread alone sends and receives.
///
/// Two kinds pass the same tests: [NioPort] by the JDK's channels, [NativePort] by the C library, which
/// costs less a packet (docs/performance.md).
interface PacketPort {
  /// The port it is bound to.
  int number();

  /// Whether the address is of the kind the port can send to.
  boolean reaches(InetSocketAddress to);

  /// Sends what is between position and limit; gives false when the kernel took nothing.
  boolean send(Frame packet, InetSocketAddress to) throws IOException;

  /// Receives one packet into `packet`, from 0 to its position, and gives its source, or null when
  /// none waits. The same object is given for the same source wherever possible.
  @Nullable InetSocketAddress receive(Frame packet) throws IOException;

  /// Exchanges packets with `only` alone from now on, which spares the kernel a route a packet; with
  /// anybody again when it is null. A port that cannot be narrowed goes on as it was.
  void narrow(@Nullable InetSocketAddress only);

  /// Frees the port; idempotent.
  void close();
}
