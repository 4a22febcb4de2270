package dev.zvonar.wire.rtp;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;

/// A port by a plain non-blocking [DatagramChannel].
///
/// It is never connected: so the kernel reports no ICMP refusal on it (a far end that opens its
/// port late must not stop us), and a packet from an unforeseen source still arrives, which
/// symmetric RTP needs.
final class NioPort implements PacketPort {
  private static final System.Logger LOG = System.getLogger(NioPort.class.getName());

  private final DatagramChannel channel;
  private final int number;
  private final boolean v4;

  private NioPort(DatagramChannel channel, int number, boolean v4) {
    this.channel = channel;
    this.number = number;
    this.v4 = v4;
  }

  /// Binds a port.
  ///
  /// @throws java.net.BindException when another program has it
  static NioPort bind(InetAddress address, int number) throws IOException {
    boolean v4 = address instanceof Inet4Address;
    ProtocolFamily family = v4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
    DatagramChannel channel = DatagramChannel.open(family);
    try {
      channel.configureBlocking(false);
      channel.bind(new InetSocketAddress(address, number));
    } catch (IOException refused) {
      channel.close();
      throw refused;
    }
    return new NioPort(channel, number, v4);
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public boolean reaches(InetSocketAddress to) {
    return !to.isUnresolved()
        && to.getPort() != 0
        && (!v4 || to.getAddress() instanceof Inet4Address);
  }

  @Override
  public boolean send(Frame packet, InetSocketAddress to) throws IOException {
    return channel.send(packet.bytes, to) > 0;
  }

  @Override
  public @Nullable InetSocketAddress receive(Frame packet) throws IOException {
    // The channel keeps the address object of the last source, so this allocates nothing.
    return (InetSocketAddress) channel.receive(packet.bytes);
  }

  @Override
  public void narrow(@Nullable InetSocketAddress only) {
    // A connected channel would throw at every ICMP refusal: an exception a packet.
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failed) {
      LOG.log(System.Logger.Level.WARNING, "rtp port not closed cleanly port=" + number, failed);
    }
  }
}
