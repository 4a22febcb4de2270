package dev.zvonar.wire.rtp;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.nio.ByteOrder.BIG_ENDIAN;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// A port of IPv4 by the C library's own calls: no lock, no translation of addresses, no copy.
final class NativePort implements PacketPort {
  private static final Logger LOG = System.getLogger(NativePort.class.getName());
  private static final int EADDRINUSE = 98;
  private static final ValueLayout.OfShort PORT = JAVA_SHORT.withOrder(BIG_ENDIAN);
  private static final ValueLayout.OfInt HOST = JAVA_INT_UNALIGNED.withOrder(BIG_ENDIAN);
  private static final long PORT_AT = 2;
  private static final long HOST_AT = 4;

  private final int fd;
  private final int number;
  private boolean closed;
  private boolean narrowed;

  /// The last address sent to, and as the kernel reads it.
  private @Nullable InetSocketAddress target;

  private int targetHost;
  private short targetPort;

  /// The last source of a packet.
  private @Nullable InetSocketAddress source;

  private int sourceHost;
  private short sourcePort;

  private NativePort(int fd, int number) {
    this.fd = fd;
    this.number = number;
  }

  /// Whether ports can be opened on this address here.
  static boolean serves(InetAddress address) {
    return address instanceof Inet4Address && Libc.isAvailable();
  }

  /// Binds a port.
  ///
  /// @throws BindException when another program has it
  static NativePort bind(InetAddress address, int number) throws IOException {
    int fd = Libc.udp();
    if (fd < 0) {
      throw new IOException("no socket is to be had: raise the limit of open files (ulimit -n)");
    }
    var port = new NativePort(fd, number);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment own = arena.allocate(16, Long.BYTES);
      put(own, hostOf(address), (short) number);
      int error = Libc.bind(fd, own);
      if (error != 0) {
        port.close();
        throw error == EADDRINUSE
            ? new BindException("port " + number + " is in use")
            : new IOException("port %d cannot be bound: error %d".formatted(number, error));
      }
    }
    return port;
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public boolean reaches(InetSocketAddress to) {
    return !to.isUnresolved() && to.getPort() != 0 && to.getAddress() instanceof Inet4Address;
  }

  @Override
  public boolean send(Frame packet, InetSocketAddress to) throws IOException {
    int bytes = packet.bytes.remaining();
    return !closed && Libc.send(fd, packet.memory, bytes, addressOf(packet, to)) == bytes;
  }

  @Override
  public @Nullable InetSocketAddress receive(Frame packet) throws IOException {
    long bytes = closed ? -1 : Libc.receive(fd, packet);
    if (bytes < 0) {
      return null;
    }
    packet.bytes.position((int) bytes);
    return sourceOf(packet.address);
  }

  @Override
  public void narrow(@Nullable InetSocketAddress only) {
    if (closed || (only == null && !narrowed)) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment peer = arena.allocate(16, Long.BYTES);
      if (only == null) {
        Libc.putNobody(peer);
      } else {
        put(peer, hostOf(only.getAddress()), (short) only.getPort());
      }
      narrowed = Libc.connect(fd, peer) == 0 && only != null;
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      if (!Libc.close(fd)) {
        LOG.log(Level.WARNING, "rtp port not closed cleanly port=" + number);
      }
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private MemorySegment addressOf(Frame packet, InetSocketAddress to) {
    if (narrowed) {
      return MemorySegment.NULL;
    }
    // The session keeps one object for one far end.
    if (to != target) {
      target = to;
      targetHost = hostOf(to.getAddress());
      targetPort = (short) to.getPort();
    }
    put(packet.address, targetHost, targetPort);
    return packet.address;
  }

  private InetSocketAddress sourceOf(MemorySegment address) throws UnknownHostException {
    int host = address.get(HOST, HOST_AT);
    short port = address.get(PORT, PORT_AT);
    InetSocketAddress known = source;
    if (known != null && host == sourceHost && port == sourcePort) {
      return known;
    }
    byte[] bytes = ByteBuffer.allocate(Integer.BYTES).putInt(host).array();
    var fresh = new InetSocketAddress(InetAddress.getByAddress(bytes), Short.toUnsignedInt(port));
    source = fresh;
    sourceHost = host;
    sourcePort = port;
    return fresh;
  }

  private static int hostOf(InetAddress address) {
    return ByteBuffer.wrap(address.getAddress()).getInt();
  }

  private static void put(MemorySegment address, int host, short port) {
    address.set(JAVA_SHORT, 0, (short) Libc.AF_INET);
    address.set(PORT, PORT_AT, port);
    address.set(HOST, HOST_AT, host);
  }
}
