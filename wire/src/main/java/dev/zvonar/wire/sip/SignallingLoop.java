package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.MalformedSip;
import dev.zvonar.wire.sip.message.SipMessage;
import dev.zvonar.wire.sip.message.SipParser;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.message.Transport;
import dev.zvonar.wire.sip.transaction.TimerWheel;
import dev.zvonar.wire.sip.transaction.Wire;
import dev.zvonar.wire.sip.transport.Hop;
import dev.zvonar.wire.sip.transport.StreamLimits;
import dev.zvonar.wire.sip.transport.Streams;
import dev.zvonar.wire.sip.transport.TlsSide;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The signalling thread of one agent: waits for datagrams, commands and timers, and handles them one
/// after another. Everything else in this room runs on it.
final class SignallingLoop implements Wire {
  private static final Logger LOG = System.getLogger(SignallingLoop.class.getName());

  /// Datagrams read and commands run in one turn before the others get theirs.
  private static final int TURN_MAX = 128;

  /// A datagram of no more than this is a keep-alive of line ends (RFC 5626 §3.5.1), not a message.
  private static final int KEEP_ALIVE_BYTES_MAX = 4;

  private static final byte[] KEEP_ALIVE = {'\r', '\n', '\r', '\n'};

  private static final long SWEEP_MS = 500;

  /// Bytes that may wait for a slow far end of one connection.
  private static final int QUEUED_BYTES_MAX = 1 << 20;

  private final DatagramChannel channel;
  private final Streams streams;
  private final Selector selector;
  private final ByteBuffer in;
  private final int messageBytesMax;
  private final int commandsMax;
  private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
  private final AtomicInteger commandCount = new AtomicInteger();
  private final TimerWheel wheel = new TimerWheel(System.nanoTime());
  private final Tally tally = new Tally();
  private final Thread thread;
  // Written by the signalling thread alone; volatile for the readers of counters.
  private volatile long legsLive;
  private volatile long transactionsLive;
  // Written once by open, before the thread starts.
  private @Nullable Agent agent;
  // Written by the closing thread once, read by the signalling thread.
  private volatile boolean closing;
  private volatile long closingDeadlineNanos;
  private boolean leftAll;

  /// The sockets of one agent.
  ///
  /// @param tls keys and trust; null speaks no TLS
  record Sockets(DatagramChannel channel, Selector selector, @Nullable TlsSide tls) {}

  SignallingLoop(Sockets sockets, UserAgentSettings settings) {
    this.channel = sockets.channel();
    this.selector = sockets.selector();
    this.messageBytesMax = settings.messageBytesMax();
    this.in = ByteBuffer.allocate(messageBytesMax + 1);
    this.commandsMax = 8 * settings.legsMax() + settings.streams().connectionsMax() + 4_096;
    this.streams = new Streams(selector, limits(settings), sockets.tls(), new StreamHearer());
    this.thread = Thread.ofPlatform().daemon().name("zvonar-sip").unstarted(this::run);
  }

  private static StreamLimits limits(UserAgentSettings settings) {
    StreamSettings own = settings.streams();
    return new StreamLimits(
        own.connectionsMax(),
        settings.messageBytesMax(),
        QUEUED_BYTES_MAX,
        own.connectTimeoutMs(),
        own.idleMs());
  }

  Streams streams() {
    return streams;
  }

  void start(Agent owner) throws IOException {
    channel.register(selector, SelectionKey.OP_READ);
    agent = owner;
    thread.start();
  }

  TimerWheel wheel() {
    return wheel;
  }

  Tally tally() {
    return tally;
  }

  boolean isClosing() {
    return closing;
  }

  void legsLive(long count) {
    legsLive = count;
  }

  long legsLive() {
    return legsLive;
  }

  long transactionsLive() {
    return transactionsLive;
  }

  /// Lets the signalling thread run this; any thread. After the end nothing runs any more.
  ///
  /// @throws IllegalStateException when so many commands wait that the thread must be stuck
  void post(Runnable command) {
    if (commandCount.incrementAndGet() > commandsMax) {
      commandCount.decrementAndGet();
      throw new IllegalStateException(
          "more than "
              + commandsMax
              + " commands wait for the signalling thread: it is overloaded");
    }
    commands.add(command);
    if (!thread.equals(Thread.currentThread())) {
      selector.wakeup();
    }
  }

  /// Asks the thread to end and waits for it; at most `graceMs` and a moment more.
  void close(long graceMs) {
    if (!closing) {
      closingDeadlineNanos = System.nanoTime() + graceMs * 1_000_000;
      closing = true;
      selector.wakeup();
    }
    if (!thread.equals(Thread.currentThread())) {
      try {
        thread.join(graceMs + 1_000);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run() {
    Agent owner = agent;
    if (owner == null) {
      throw new IllegalStateException("the loop is started by start");
    }
    wheel.arm(SWEEP_MS, this::sweep);
    boolean busy = false;
    while (!mayEnd(owner)) {
      busy = turn(owner, busy);
    }
    runCommands();
    owner.abandonAll();
    closeSocket();
  }

  private void sweep() {
    streams.sweep(System.nanoTime());
    wheel.arm(SWEEP_MS, this::sweep);
  }

  /// One turn; true when there may be more to do at once.
  private boolean turn(Agent owner, boolean busy) {
    try {
      await(busy);
      wheel.now(System.nanoTime());
      streams.settle();
      boolean more = runCommands();
      more |= readDatagrams(owner);
      wheel.advance(System.nanoTime());
      transactionsLive = owner.transactions().live();
      return more;
    } catch (IOException | RuntimeException e) {
      // The guard of the loop: one bad message or timer must not end every call of the agent.
      tally.failures.increment();
      LOG.log(Level.WARNING, "a turn of the signalling thread failed; it goes on", e);
      return false;
    }
  }

  private void await(boolean busy) throws IOException {
    if (busy || !commands.isEmpty() || streams.isUnsettled()) {
      selector.selectNow(streams::ready);
    } else {
      selector.select(streams::ready, Math.max(1, (wheel.nanosToNext() + 999_999) / 1_000_000));
    }
  }

  private boolean runCommands() {
    for (int i = 0; i < TURN_MAX; i++) {
      Runnable command = commands.poll();
      if (command == null) {
        return false;
      }
      commandCount.decrementAndGet();
      guarded(command);
    }
    return true;
  }

  private boolean readDatagrams(Agent owner) throws IOException {
    for (int i = 0; i < TURN_MAX; i++) {
      in.clear();
      if (!(channel.receive(in) instanceof InetSocketAddress from)) {
        return false;
      }
      tally.received.increment();
      wheel.now(System.nanoTime());
      take(owner, in.position(), from);
    }
    return true;
  }

  private void take(Agent owner, int length, InetSocketAddress from) {
    if (length > messageBytesMax) {
      tally.dropped.increment();
    } else if (length > KEEP_ALIVE_BYTES_MAX) {
      try {
        dispatch(owner, SipParser.parse(in.array(), 0, length), Hop.udp(from));
      } catch (MalformedSip _) {
        tally.malformed.increment();
      }
    }
  }

  private void dispatch(Agent owner, SipMessage message, Hop from) throws MalformedSip {
    boolean taken =
        switch (message) {
          case SipRequest request -> owner.transactions().onRequest(request, from);
          case SipResponse response -> owner.transactions().onResponse(response);
        };
    if (!taken) {
      tally.dropped.increment();
    }
  }

  @Override
  public long send(byte[] message, Hop to, Kind kind) {
    if (kind == Kind.REPEAT) {
      tally.retransmissions.increment();
    }
    return to.transport() == Transport.UDP
        ? sendDatagram(message, to.address())
        : sendOnStream(message, to, kind);
  }

  private long sendDatagram(byte[] datagram, InetSocketAddress to) {
    try {
      // A full socket buffer takes nothing; that packet is lost like any other and repeated.
      int taken = channel.send(ByteBuffer.wrap(datagram), to);
      (taken > 0 ? tally.sent : tally.dropped).increment();
      return 0;
    } catch (IOException _) {
      tally.dropped.increment();
      return REFUSED;
    }
  }

  private long sendOnStream(byte[] message, Hop to, Kind kind) {
    long flow = streams.send(message, to, kind == Kind.REQUEST);
    (flow == Streams.REFUSED ? tally.dropped : tally.sent).increment();
    return flow;
  }

  /// Keeps the way to a hop open through a NAT (RFC 5626 §3.5.1): a double line end.
  void keepAlive(Hop hop) {
    if (hop.transport() == Transport.UDP) {
      sendDatagram(KEEP_ALIVE, hop.address());
    } else {
      streams.ping(hop);
    }
  }

  /// Takes what streams bring; on the signalling thread.
  private final class StreamHearer implements Streams.Hearer {
    @Override
    public void onMessage(byte[] bytes, int offset, int length, Hop from) {
      Agent owner = agent;
      tally.received.increment();
      wheel.now(System.nanoTime());
      try {
        if (owner != null) {
          dispatch(owner, SipParser.parse(bytes, offset, length), from);
        }
      } catch (MalformedSip _) {
        tally.malformed.increment();
      }
    }

    @Override
    public void onLost(long flow) {
      Agent owner = agent;
      if (owner != null) {
        owner.transactions().onLost(flow);
      }
    }

    @Override
    public void onDropped() {
      tally.dropped.increment();
    }

    @Override
    public void post(Runnable command) {
      SignallingLoop.this.post(command);
    }
  }

  /// Runs foreign or guarded code; false when it threw, which is counted and logged.
  boolean guarded(Runnable code) {
    try {
      code.run();
      return true;
    } catch (RuntimeException e) {
      tally.failures.increment();
      LOG.log(Level.WARNING, "a listener or command on the signalling thread failed", e);
      return false;
    }
  }

  private boolean mayEnd(Agent owner) {
    if (!closing) {
      return false;
    }
    if (!leftAll) {
      leftAll = true;
      owner.leaveAll();
    }
    boolean late = System.nanoTime() - closingDeadlineNanos >= 0;
    return late || (owner.isIdle() && commands.isEmpty());
  }

  private void closeSocket() {
    try {
      streams.close();
      channel.close();
      selector.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the SIP socket did not close cleanly", e);
    }
  }
}
