package dev.zvonar.wire.sip.transport;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.List;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/// One TCP connection, with TLS in it or without. Belongs to the signalling thread. Whatever goes
/// wrong is thrown, and [Streams] ends the connection then.
final class Connection {
  private static final byte[] LINE_END = {'\r', '\n'};
  private static final byte[] PING = {'\r', '\n', '\r', '\n'};

  private final Hop hop;
  private final SocketChannel channel;
  private final SelectionKey key;
  private final int queuedBytesMax;
  private final StreamFramer framer;
  private final Reader reader;
  private final @Nullable TlsPipe tls;
  private final long bornNanos;
  private final ArrayDeque<ByteBuffer> out = new ArrayDeque<>();
  // Written by the signalling thread alone.
  private int queuedBytes;
  private boolean connected;
  private boolean heardMessage;
  private boolean asked;
  private long heardNanos;

  /// Who takes what a connection brings.
  interface Reader {
    /// A whole message.
    void onMessage(Connection connection, byte[] bytes, int offset, int length);

    /// Runs `tasks` on another thread, and then the pipe on.
    void beside(Connection connection, List<Runnable> tasks);
  }

  /// What a connection is made of.
  record Socket(SocketChannel channel, SelectionKey key, boolean connected, long nowNanos) {}

  Connection(
      Hop hop, Socket socket, StreamLimits limits, Reader reader, @Nullable SSLEngine engine) {
    this.hop = hop;
    this.channel = socket.channel();
    this.key = socket.key();
    this.connected = socket.connected();
    this.bornNanos = socket.nowNanos();
    this.heardNanos = socket.nowNanos();
    this.queuedBytesMax = limits.queuedBytesMax();
    this.framer = new StreamFramer(limits.messageBytesMax());
    this.reader = reader;
    this.tls = engine == null ? null : new TlsPipe(engine, new PipeEnds());
  }

  Hop hop() {
    return hop;
  }

  /// Whether a message may pass now: connected, and the handshake over.
  boolean isOpen() {
    return connected && (tls == null || tls.isOpen());
  }

  /// Whether a request of ours went this way, so that somebody waits for an answer.
  boolean asked() {
    return asked;
  }

  boolean heardMessage() {
    return heardMessage;
  }

  long bornNanos() {
    return bornNanos;
  }

  long heardNanos() {
    return heardNanos;
  }

  /// Begins to speak once the socket is connected.
  void begin() throws IOException {
    if (connected) {
      key.interestOps(SelectionKey.OP_READ);
      if (tls != null) {
        tls.begin();
      }
      flush();
    }
  }

  /// The socket may be connected by now.
  void onConnectable() throws IOException {
    if (channel.finishConnect()) {
      connected = true;
      begin();
    }
  }

  /// Reads what is there, once; `net` is of use until this returns.
  void onReadable(ByteBuffer net, long nowNanos) throws IOException {
    net.clear();
    int count = channel.read(net);
    if (count < 0) {
      throw new EOFException("the far end closed the connection");
    }
    if (count > 0) {
      heardNanos = nowNanos;
      net.flip();
      if (tls == null) {
        read(net);
      } else {
        tls.received(net);
        flush();
      }
    }
  }

  private void read(ByteBuffer plain) throws IOException {
    framer.append(plain);
    while (key.isValid()) {
      switch (framer.next()) {
        case NOTHING -> {
          framer.relax();
          return;
        }
        // RFC 5626 §4.4.1: a single line end answers a double one.
        case PING -> send(LINE_END);
        case MESSAGE -> {
          heardMessage = true;
          reader.onMessage(this, framer.bytes(), framer.offset(), framer.length());
        }
      }
    }
  }

  /// Sends a message, now or once it can.
  void send(byte[] message, boolean request) throws IOException {
    asked |= request;
    send(message);
  }

  /// Asks whether the far end lives (RFC 5626 §3.5.1).
  void ping() throws IOException {
    framer.expectPong();
    send(PING);
  }

  private void send(byte[] bytes) throws IOException {
    int waiting = queuedBytes + (tls == null ? 0 : tls.waitingBytes());
    if (waiting + bytes.length > queuedBytesMax) {
      throw new IOException("the far end takes no bytes: " + waiting + " wait for it");
    }
    if (tls == null) {
      queue(ByteBuffer.wrap(bytes));
    } else {
      tls.write(ByteBuffer.wrap(bytes));
    }
    flush();
  }

  private void queue(ByteBuffer bytes) {
    queuedBytes += bytes.remaining();
    out.add(bytes);
  }

  /// Writes what waits, as far as the socket takes it.
  void flush() throws IOException {
    while (connected && !out.isEmpty()) {
      ByteBuffer next = out.element();
      queuedBytes -= channel.write(next);
      if (next.hasRemaining()) {
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        return;
      }
      out.remove();
    }
    if (connected) {
      key.interestOps(SelectionKey.OP_READ);
    }
  }

  /// The handshake's tasks are done.
  void computed() throws IOException {
    if (tls != null) {
      tls.computed();
      flush();
    }
  }

  /// Closes the socket; with a farewell when there is still somebody to hear it.
  void close() {
    try (channel) {
      if (tls != null && tls.isOpen()) {
        tls.farewell();
      }
      flush();
    } catch (IOException _) {
      // The connection is given up; what it could not say stays unsaid.
    }
    connected = false;
    out.clear();
  }

  /// Joins the TLS pipe to the socket and to the framer.
  private final class PipeEnds implements TlsPipe.Ends {
    @Override
    public void toNetwork(ByteBuffer sealed) {
      queue(sealed);
    }

    @Override
    public void toReader(ByteBuffer plain) throws IOException {
      read(plain);
    }

    @Override
    public void beside(List<Runnable> tasks) {
      reader.beside(Connection.this, tasks);
    }
  }
}
