package dev.zvonar.wire.sip;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A DNS server of a table, on one loopback port over UDP and TCP.
public final class FakeDns implements AutoCloseable {
  private final DatagramSocket datagrams;
  private final ServerSocket streams;
  private final Map<String, List<byte[]>> records = new ConcurrentHashMap<>();
  private final AtomicInteger questions = new AtomicInteger();
  private volatile boolean truncating;

  public FakeDns() throws IOException {
    streams = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    datagrams = new DatagramSocket(streams.getLocalPort(), InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serveDatagrams);
    Thread.ofVirtual().start(this::serveStreams);
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) datagrams.getLocalSocketAddress();
  }

  /// Questions answered so far.
  public int questions() {
    return questions.get();
  }

  /// Answers over UDP are empty and say that they were cut, from now on.
  public void truncate() {
    truncating = true;
  }

  public void srv(String name, int ttlS, int priority, int weight, int port, String target)
      throws IOException {
    var data = new ByteArrayOutputStream();
    var out = new DataOutputStream(data);
    out.writeShort(priority);
    out.writeShort(weight);
    out.writeShort(port);
    name(out, target);
    record(name, 33, ttlS, data.toByteArray());
  }

  public void naptr(String name, int ttlS, int order, String service, String replacement)
      throws IOException {
    var data = new ByteArrayOutputStream();
    var out = new DataOutputStream(data);
    out.writeShort(order);
    out.writeShort(10);
    for (String text : List.of("s", service, "")) {
      out.writeByte(text.length());
      out.writeBytes(text);
    }
    name(out, replacement);
    record(name, 35, ttlS, data.toByteArray());
  }

  private void record(String name, int type, int ttlS, byte[] data) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeShort(0xC00C); // The name of the question, by a pointer to it.
    out.writeShort(type);
    out.writeShort(1);
    out.writeInt(ttlS);
    out.writeShort(data.length);
    out.write(data);
    records.computeIfAbsent(type + name, _ -> new ArrayList<>()).add(bytes.toByteArray());
  }

  private static void name(DataOutputStream out, String name) throws IOException {
    for (String label : name.split("\\.", -1)) {
      out.writeByte(label.length());
      out.writeBytes(label);
    }
    out.writeByte(0);
  }

  private void serveDatagrams() {
    var packet = new DatagramPacket(new byte[1_500], 1_500);
    try {
      while (!datagrams.isClosed()) {
        packet.setLength(1_500);
        datagrams.receive(packet);
        byte[] answer = answer(packet.getData(), packet.getLength(), truncating);
        datagrams.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    } catch (IOException _) {
      // The test closed it.
    }
  }

  private void serveStreams() {
    try {
      while (!streams.isClosed()) {
        try (var socket = streams.accept()) {
          var in = new DataInputStream(socket.getInputStream());
          byte[] question = in.readNBytes(in.readUnsignedShort());
          byte[] answer = answer(question, question.length, false);
          var out = new DataOutputStream(socket.getOutputStream());
          out.writeShort(answer.length);
          out.write(answer);
          out.flush();
        }
      }
    } catch (IOException _) {
      // The test closed it.
    }
  }

  private byte[] answer(byte[] question, int length, boolean cut) throws IOException {
    questions.incrementAndGet();
    var name = new StringBuilder();
    int at = 12;
    for (; question[at] != 0; at += question[at] + 1) {
      name.append(name.isEmpty() ? "" : ".");
      name.append(new String(question, at + 1, question[at], StandardCharsets.US_ASCII));
    }
    int type = question[at + 2];
    List<byte[]> found = cut ? List.of() : records.getOrDefault(type + name.toString(), List.of());
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.write(question, 0, 2);
    out.writeShort(cut ? 0x8380 : found.isEmpty() ? 0x8183 : 0x8180);
    out.writeShort(1);
    out.writeShort(found.size());
    out.writeInt(0);
    out.write(question, 12, length - 12);
    for (byte[] one : found) {
      out.write(one);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    datagrams.close();
    streams.close();
  }
}
