package dev.zvonar.wire.sip.transport;

import dev.zvonar.wire.sip.message.Transport;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/// Every TCP and TLS connection of one user agent. Belongs to the signalling thread.
///
/// A message goes by the connection that its hop names, else by one to the same address and name,
/// else by a new one; it waits there until the connection stands. The end of a connection is told
/// once, in a later turn, to those who wait for an answer on it.
public final class Streams {
  /// What [#send] gives when the message cannot go.
  public static final long REFUSED = -1;

  private static final Logger LOG = System.getLogger(Streams.class.getName());
  private static final int READ_BYTES = 64 << 10;
  private static final int ACCEPTS_MAX = 64;

  /// Time that a connection may stand without one whole message of either side.
  private static final long FIRST_MESSAGE_MS_MAX = 64_000;

  private final Selector selector;
  private final StreamLimits limits;
  private final @Nullable TlsSide tls;
  private final Hearer hearer;
  private final ByteBuffer net = ByteBuffer.allocateDirect(READ_BYTES);
  private final List<ServerSocketChannel> listeners = new ArrayList<>(2);
  private final Map<Long, Connection> byFlow = new HashMap<>();
  private final Map<Target, Connection> byTarget = new HashMap<>();
  private final ArrayDeque<Long> lost = new ArrayDeque<>();
  private final Connection.Reader reader = new Handler();
  // Written by the signalling thread alone.
  private long lastFlow;

  /// Who hears of what connections bring.
  public interface Hearer {
    /// A whole message of a connection; the bytes may be used until this returns.
    void onMessage(byte[] bytes, int offset, int length, Hop from);

    /// A connection is gone by which requests of ours went.
    void onLost(long flow);

    /// A connection that came in was refused, or one ended by what it sent.
    void onDropped();

    /// Lets the signalling thread run this; any thread.
    void post(Runnable command);
  }

  /// Where connections of ours lead; over TLS one name's proof is not another's.
  private record Target(Transport transport, InetSocketAddress address, String name) {
    static Target of(Hop hop) {
      return new Target(
          hop.transport(), hop.address(), hop.transport() == Transport.TLS ? hop.name() : "");
    }
  }

  public Streams(Selector selector, StreamLimits limits, @Nullable TlsSide tls, Hearer hearer) {
    this.selector = selector;
    this.limits = limits;
    this.tls = tls;
    this.hearer = hearer;
  }

  /// Takes connections at this address and gives it with its real port. Before the thread starts.
  ///
  /// @throws IOException when the address cannot be bound
  public InetSocketAddress listen(Transport transport, InetSocketAddress at) throws IOException {
    if (transport == Transport.TLS && tls == null) {
      throw new IOException("TLS needs keys: none are configured");
    }
    ServerSocketChannel listener = ServerSocketChannel.open();
    listeners.add(listener);
    listener.configureBlocking(false);
    listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    listener.bind(at, ACCEPTS_MAX);
    listener.register(selector, SelectionKey.OP_ACCEPT, transport);
    return (InetSocketAddress) listener.getLocalAddress();
  }

  /// Sends a message, or keeps it for a connection that is being made.
  ///
  /// @param request whether an answer is awaited, so that the loss of the connection is told
  /// @return the connection it went by, or [#REFUSED]
  public long send(byte[] message, Hop to, boolean request) {
    Connection connection = null;
    try {
      connection = existing(to);
      if (connection == null) {
        connection = connect(to);
        connection.begin();
      }
      connection.send(message, request);
      return connection.hop().flow();
    } catch (IOException e) {
      if (connection != null) {
        lose(connection, e);
      }
      return REFUSED;
    }
  }

  /// Asks the far end of an open connection whether it lives; does nothing when there is none.
  public void ping(Hop to) {
    Connection connection = existing(to);
    if (connection != null && connection.isOpen()) {
      guarded(connection, connection::ping);
    }
  }

  /// Whether the connection stands.
  public boolean isAlive(long flow) {
    return byFlow.containsKey(flow);
  }

  /// Connections, standing or being made.
  public int live() {
    return byFlow.size();
  }

  private @Nullable Connection existing(Hop to) {
    Connection named = to.flow() == 0 ? null : byFlow.get(to.flow());
    return named == null ? byTarget.get(Target.of(to)) : named;
  }

  private Connection connect(Hop to) throws IOException {
    if (byFlow.size() >= limits.connectionsMax()) {
      throw new IOException("no room for one more connection");
    }
    SSLEngine engine = to.transport() == Transport.TLS ? clientEngine(to) : null;
    SocketChannel channel = SocketChannel.open();
    try {
      prepare(channel);
      boolean connected = channel.connect(to.address());
      SelectionKey key = channel.register(selector, connected ? 0 : SelectionKey.OP_CONNECT);
      var hop = new Hop(to.transport(), to.address(), to.name(), ++lastFlow);
      Connection made = add(hop, channel, key, connected, engine);
      byTarget.put(Target.of(hop), made);
      return made;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e instanceof IOException io ? io : new IOException("cannot connect to " + to, e);
    }
  }

  private SSLEngine clientEngine(Hop to) throws IOException {
    if (tls == null) {
      throw new IOException("TLS is not set up");
    }
    return tls.toward(to.name(), to.address());
  }

  private Connection add(
      Hop hop,
      SocketChannel channel,
      SelectionKey key,
      boolean connected,
      @Nullable SSLEngine own) {
    var socket = new Connection.Socket(channel, key, connected, System.nanoTime());
    var made = new Connection(hop, socket, limits, reader, own);
    byFlow.put(hop.flow(), made);
    key.attach(made);
    return made;
  }

  private static void prepare(SocketChannel channel) throws IOException {
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
  }

  /// Does what a key of ours is ready for; other keys are passed over.
  public void ready(SelectionKey key) {
    switch (key.attachment()) {
      case Connection connection -> guarded(connection, () -> serve(connection, key));
      case Transport transport -> accept((ServerSocketChannel) key.channel(), transport);
      case null, default -> {
        // The datagram socket is read by its owner.
      }
    }
  }

  private void serve(Connection connection, SelectionKey key) throws IOException {
    if (key.isValid() && key.isConnectable()) {
      connection.onConnectable();
    }
    if (key.isValid() && key.isReadable()) {
      connection.onReadable(net, System.nanoTime());
    }
    if (key.isValid() && key.isWritable()) {
      connection.flush();
    }
  }

  private void accept(ServerSocketChannel listener, Transport transport) {
    try {
      for (int i = 0; i < ACCEPTS_MAX; i++) {
        SocketChannel channel = listener.accept();
        if (channel == null) {
          return;
        }
        welcome(channel, transport);
      }
    } catch (IOException e) {
      hearer.onDropped();
      LOG.log(Level.WARNING, "a connection could not be taken: " + e.getMessage());
    }
  }

  private void welcome(SocketChannel channel, Transport transport) throws IOException {
    if (byFlow.size() >= limits.connectionsMax()) {
      hearer.onDropped();
      channel.close();
      return;
    }
    prepare(channel);
    var remote = (InetSocketAddress) channel.getRemoteAddress();
    var hop = new Hop(transport, remote, "", ++lastFlow);
    SelectionKey key = channel.register(selector, 0);
    SSLEngine engine = transport == Transport.TLS && tls != null ? tls.ofComer() : null;
    Connection made = add(hop, channel, key, true, engine);
    if (transport == Transport.TCP) {
      // A far end that does not listen names the address it came from in its Contact.
      byTarget.putIfAbsent(Target.of(hop), made);
    }
    guarded(made, made::begin);
  }

  /// Something done for a connection that ends it when it fails.
  @FunctionalInterface
  private interface Deed {
    void run() throws IOException;
  }

  private void guarded(Connection connection, Deed deed) {
    try {
      deed.run();
    } catch (IOException e) {
      lose(connection, e);
    } catch (RuntimeException e) {
      // A fault of one stream must not keep the others from their turn.
      LOG.log(Level.WARNING, "a stream failed in a way that was not foreseen", e);
      lose(connection, new IOException(e));
    }
  }

  private void lose(Connection connection, IOException why) {
    long flow = connection.hop().flow();
    if (byFlow.remove(flow, connection)) {
      byTarget.remove(Target.of(connection.hop()), connection);
      connection.close();
      lost.add(connection.asked() ? flow : 0);
      if (why instanceof BrokenStream) {
        hearer.onDropped();
      }
      LOG.log(Level.DEBUG, "{0} is lost: {1}", connection.hop(), why.getMessage());
    }
  }

  /// Whether [#settle] has something to do.
  public boolean isUnsettled() {
    return !lost.isEmpty();
  }

  /// Tells of the connections lost since the last time.
  public void settle() {
    for (int i = lost.size(); i > 0; i--) {
      long flow = lost.remove();
      if (flow > 0) {
        hearer.onLost(flow);
      }
    }
  }

  /// Closes what took too long to open, and what was silent too long; to be called every second or
  /// so.
  public void sweep(long nowNanos) {
    for (Connection connection : List.copyOf(byFlow.values())) {
      String fault = faultOf(connection, nowNanos);
      if (fault != null) {
        lose(connection, new IOException(fault));
      }
    }
  }

  private @Nullable String faultOf(Connection connection, long nowNanos) {
    long ageMs = (nowNanos - connection.bornNanos()) / 1_000_000;
    if (!connection.isOpen()) {
      return ageMs > limits.connectTimeoutMs() ? "it could not be made in time" : null;
    }
    if (!connection.heardMessage() && !connection.asked() && ageMs > FIRST_MESSAGE_MS_MAX) {
      return "it brought no message";
    }
    long silentMs = (nowNanos - connection.heardNanos()) / 1_000_000;
    return silentMs > limits.idleMs() ? "it was idle" : null;
  }

  /// Closes everything.
  public void close() throws IOException {
    for (Connection connection : List.copyOf(byFlow.values())) {
      connection.close();
    }
    byFlow.clear();
    byTarget.clear();
    for (ServerSocketChannel listener : listeners) {
      listener.close();
    }
  }

  /// Takes what connections bring.
  private final class Handler implements Connection.Reader {
    @Override
    public void onMessage(Connection connection, byte[] bytes, int offset, int length) {
      hearer.onMessage(bytes, offset, length, connection.hop());
    }

    @Override
    public void beside(Connection connection, List<Runnable> tasks) {
      // A handshake computes for milliseconds: beside the signalling thread, which goes on.
      Thread.ofVirtual()
          .name("zvonar-tls-" + connection.hop().flow())
          .start(() -> {
            tasks.forEach(Runnable::run);
            hearer.post(() -> guarded(connection, connection::computed));
          });
    }
  }
}
