package dev.zvonar.wire.rtp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// A plain blocking socket that notes when each packet came, and can send one.
final class RtpProbe implements AutoCloseable {
  /// One packet as it arrived.
  record Arrival(long atNanos, int sequence, int timestamp, int ssrc) {}

  private final DatagramSocket socket;

  RtpProbe(int port) throws IOException {
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setSoTimeout(10_000);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  List<Arrival> receive(int packets) throws IOException {
    var arrivals = new ArrayList<Arrival>();
    var packet = new DatagramPacket(new byte[2048], 2048);
    for (int i = 0; i < packets; i++) {
      packet.setLength(2048);
      socket.receive(packet);
      ByteBuffer bytes = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
      arrivals.add(
          new Arrival(
              System.nanoTime(), bytes.getShort(2) & 0xFFFF, bytes.getInt(4), bytes.getInt(8)));
    }
    return arrivals;
  }

  void send(int port, int sequence) throws IOException {
    ByteBuffer packet = ByteBuffer.wrap(new byte[172]);
    packet.put((byte) 0x80).put((byte) 8).putShort((short) sequence);
    var to = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    socket.send(new DatagramPacket(packet.array(), packet.capacity(), to));
  }

  @Override
  public void close() {
    socket.close();
  }
}
