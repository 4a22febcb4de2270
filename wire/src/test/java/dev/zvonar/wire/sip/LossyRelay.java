package dev.zvonar.wire.sip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Random;

/// A network between one caller and one far end that loses a share of the packets, both ways, by a
/// seeded chance. The caller calls the relay's address.
final class LossyRelay implements AutoCloseable {
  private final DatagramSocket front = new DatagramSocket(Agents.loopback());
  private final DatagramSocket back = new DatagramSocket(Agents.loopback());
  private final InetSocketAddress far;
  private final double loss;
  private final Random random;
  private volatile InetSocketAddress caller = Agents.loopback();

  LossyRelay(InetSocketAddress far, double loss, long seed) throws IOException {
    this.far = far;
    this.loss = loss;
    this.random = new Random(seed);
    Thread.ofVirtual().start(() -> pump(front, true));
    Thread.ofVirtual().start(() -> pump(back, false));
  }

  InetSocketAddress address() {
    return (InetSocketAddress) front.getLocalSocketAddress();
  }

  private void pump(DatagramSocket from, boolean outward) {
    var packet = new DatagramPacket(new byte[65_535], 65_535);
    try {
      while (!from.isClosed()) {
        packet.setLength(65_535);
        from.receive(packet);
        if (outward) {
          caller = (InetSocketAddress) packet.getSocketAddress();
        }
        if (kept()) {
          packet.setSocketAddress(outward ? far : caller);
          (outward ? back : front).send(packet);
        }
      }
    } catch (IOException _) {
      // The test closed the relay.
    }
  }

  private synchronized boolean kept() {
    return random.nextDouble() >= loss;
  }

  @Override
  public void close() {
    front.close();
    back.close();
  }
}
