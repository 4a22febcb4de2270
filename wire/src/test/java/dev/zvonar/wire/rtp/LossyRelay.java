package dev.zvonar.wire.rtp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A bad network between two ports: drops, doubles and reorders what passes, by a seed.
final class LossyRelay implements AutoCloseable {
  private final DatagramSocket socket;
  private final InetSocketAddress one;
  private final InetSocketAddress other;
  private final Random random;
  private final double badness;
  private final Thread thread = Thread.ofPlatform().name("lossy-relay").unstarted(this::run);
  private @Nullable DatagramPacket held;

  /// Relays between two local ports; each mishap has the probability `badness`.
  LossyRelay(int onePort, int otherPort, double badness, long seed) throws SocketException {
    var home = InetAddress.getLoopbackAddress();
    this.socket = new DatagramSocket(new InetSocketAddress(home, 0));
    this.one = new InetSocketAddress(home, onePort);
    this.other = new InetSocketAddress(home, otherPort);
    this.badness = badness;
    this.random = new Random(seed);
    thread.start();
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  @Override
  public void close() {
    // Its thread ends by itself when the socket has gone.
    socket.close();
  }

  private void run() {
    var buffer = new byte[2048];
    while (!socket.isClosed()) {
      try {
        var packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        boolean fromOne = packet.getPort() == one.getPort();
        byte[] bytes = Arrays.copyOf(buffer, packet.getLength());
        pass(new DatagramPacket(bytes, bytes.length, fromOne ? other : one));
      } catch (IOException _) {
        // Closed, or the far port is: nobody misses the packet.
      }
    }
  }

  private void pass(DatagramPacket packet) throws IOException {
    double fate = random.nextDouble();
    if (fate < badness) {
      return;
    }
    if (fate < 2 * badness && held == null) {
      held = packet;
      return;
    }
    socket.send(packet);
    if (fate < 3 * badness) {
      socket.send(packet);
    }
    DatagramPacket late = held;
    if (late != null) {
      socket.send(late);
      held = null;
    }
  }
}
