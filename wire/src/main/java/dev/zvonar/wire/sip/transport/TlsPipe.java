package dev.zvonar.wire.sip.transport;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/// TLS between the bytes of a connection and those of SIP. Belongs to the signalling thread; what a
/// handshake has to compute runs beside it.
final class TlsPipe {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SSLEngine engine;
  private final Ends ends;
  private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>();
  private ByteBuffer sealed;
  private ByteBuffer plain;
  private int waitingBytes;
  private boolean begun;
  private boolean pumping;
  private boolean computing;
  private boolean open;

  /// What the pipe is joined to.
  interface Ends {
    /// Encrypted bytes for the network.
    void toNetwork(ByteBuffer sealed);

    /// Plain bytes for the reader.
    void toReader(ByteBuffer plain) throws IOException;

    /// Runs `tasks` on another thread and then calls [TlsPipe#computed] on this one.
    void beside(List<Runnable> tasks);
  }

  TlsPipe(SSLEngine engine, Ends ends) {
    this.engine = engine;
    this.ends = ends;
    this.sealed = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    this.plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
  }

  /// Whether the handshake is over.
  boolean isOpen() {
    return open;
  }

  /// Plain bytes that wait for the handshake.
  int waitingBytes() {
    return waitingBytes;
  }

  /// Begins the handshake.
  void begin() throws IOException {
    begun = true;
    engine.beginHandshake();
    pump();
  }

  /// Takes bytes of the network.
  void received(ByteBuffer net) throws IOException {
    while (net.hasRemaining()) {
      if (!sealed.hasRemaining()) {
        sealed = larger(sealed);
      }
      int count = Math.min(sealed.remaining(), net.remaining());
      sealed.put(net.slice(net.position(), count));
      net.position(net.position() + count);
      pump();
    }
  }

  /// Encrypts and sends bytes, or keeps them until the handshake is over.
  void write(ByteBuffer data) throws IOException {
    waiting.add(data);
    waitingBytes += data.remaining();
    pump();
  }

  /// The tasks given to [Ends#beside] are done.
  void computed() throws IOException {
    computing = false;
    pump();
  }

  /// Says farewell; the connection is closed after it.
  void farewell() throws IOException {
    engine.closeOutbound();
    if (open && !computing) {
      wrap(NOTHING);
    }
  }

  private void pump() throws IOException {
    // Before the socket is connected nothing is begun; and a message read may be answered at once:
    // its
    // answer waits for the round that is under way.
    if (pumping || !begun) {
      return;
    }
    pumping = true;
    try {
      boolean moved = true;
      while (moved && !computing) {
        moved = step(engine.getHandshakeStatus());
      }
    } finally {
      pumping = false;
    }
  }

  private boolean step(HandshakeStatus status) throws IOException {
    return switch (status) {
      case NEED_TASK -> compute();
      case NEED_WRAP -> wrap(NOTHING);
      case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> unwrap();
      case FINISHED, NOT_HANDSHAKING -> exchange();
    };
  }

  private boolean compute() {
    var tasks = new ArrayList<Runnable>(2);
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      tasks.add(task);
    }
    computing = true;
    ends.beside(tasks);
    return false;
  }

  private boolean exchange() throws IOException {
    open = true;
    ByteBuffer next = waiting.peek();
    if (next != null) {
      int before = next.remaining();
      wrap(next);
      waitingBytes -= before - next.remaining();
      if (!next.hasRemaining()) {
        waiting.remove();
      }
      return true;
    }
    return unwrap();
  }

  private boolean wrap(ByteBuffer data) throws IOException {
    ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    SSLEngineResult result = engine.wrap(data, record);
    record.flip();
    if (record.hasRemaining()) {
      ends.toNetwork(record);
    }
    return switch (result.getStatus()) {
      case OK -> true;
      case CLOSED -> throw new EOFException("TLS is closed");
      case BUFFER_OVERFLOW, BUFFER_UNDERFLOW ->
          throw new IOException("TLS made a record larger than it said");
    };
  }

  private boolean unwrap() throws IOException {
    sealed.flip();
    SSLEngineResult result;
    try {
      result = engine.unwrap(sealed, plain);
    } finally {
      sealed.compact();
    }
    if (plain.position() > 0) {
      plain.flip();
      ends.toReader(plain);
      plain.clear();
    }
    return switch (result.getStatus()) {
      case OK -> result.bytesConsumed() > 0 || result.bytesProduced() > 0 || isDue();
      case BUFFER_UNDERFLOW -> false;
      case BUFFER_OVERFLOW -> {
        plain = larger(plain);
        yield true;
      }
      case CLOSED -> throw new EOFException("the far end closed TLS");
    };
  }

  /// Whether the engine wants something other than more bytes.
  private boolean isDue() {
    return switch (engine.getHandshakeStatus()) {
      case NEED_TASK, NEED_WRAP -> true;
      case NEED_UNWRAP, NEED_UNWRAP_AGAIN, FINISHED, NOT_HANDSHAKING -> false;
    };
  }

  private static ByteBuffer larger(ByteBuffer buffer) {
    return ByteBuffer.allocate(2 * buffer.capacity()).put(buffer.flip());
  }
}
