package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Selector;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A SIP user agent on one UDP socket and as many TCP and TLS connections as it needs. Any thread may call any method; none blocks but [#close].
public final class UserAgent implements AutoCloseable {
  private static final int RECEIVE_BUFFER_BYTES = 4 << 20;
  private static final int SEND_BUFFER_BYTES = 1 << 20;
  private static final long CLOSE_GRACE_MS_MAX = 3_000;

  private final SignallingLoop loop;
  private final Agent agent;
  private final Map<Transport, InetSocketAddress> addresses;
  private final long closeGraceMs;

  private UserAgent(
      SignallingLoop loop,
      Agent agent,
      Map<Transport, InetSocketAddress> addresses,
      long closeGraceMs) {
    this.loop = loop;
    this.agent = agent;
    this.addresses = Map.copyOf(addresses);
    this.closeGraceMs = closeGraceMs;
  }

  /// Binds the socket and starts the signalling thread.
  ///
  /// @throws IOException when the address cannot be bound
  /// @throws IllegalArgumentException when bound to every address without an advertised host
  public static UserAgent open(UserAgentSettings settings, InboundCalls inbound)
      throws IOException {
    boolean wildcard = settings.bind().getAddress().isAnyLocalAddress();
    if (wildcard && settings.advertisedHost().isEmpty()) {
      throw new IllegalArgumentException(
          "an agent bound to every address needs advertisedHost: write the one others see");
    }
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
      channel.bind(settings.bind());
      return started(channel, settings, inbound);
    } catch (IOException e) {
      channel.close();
      throw new IOException("cannot open SIP on " + settings.bind() + ": " + e.getMessage(), e);
    }
  }

  private static UserAgent started(
      DatagramChannel channel, UserAgentSettings settings, InboundCalls inbound)
      throws IOException {
    var local = (InetSocketAddress) channel.getLocalAddress();
    String host =
        settings.advertisedHost().isEmpty()
            ? SipTarget.literalOf(local)
            : settings.advertisedHost();
    TlsSettings tls = settings.streams().tls();
    var sockets =
        new SignallingLoop.Sockets(channel, Selector.open(), tls == null ? null : tls.side());
    var loop = new SignallingLoop(sockets, settings);
    Map<Transport, InetSocketAddress> addresses = listening(loop, settings, local);
    var endpoint = new Endpoint(host, portsOf(addresses, local.getPort()), settings.product());
    var agent = new Agent(settings, endpoint, loop, inbound);
    loop.start(agent);
    long graceMs = Math.min(settings.timers().lifetimeMs(), CLOSE_GRACE_MS_MAX);
    return new UserAgent(loop, agent, addresses, graceMs);
  }

  private static Map<Transport, InetSocketAddress> listening(
      SignallingLoop loop, UserAgentSettings settings, InetSocketAddress local) throws IOException {
    var addresses = new EnumMap<Transport, InetSocketAddress>(Transport.class);
    addresses.put(Transport.UDP, local);
    try {
      listen(loop, Transport.TCP, settings.streams().tcpPort(), addresses);
      listen(loop, Transport.TLS, settings.streams().tlsPort(), addresses);
      return addresses;
    } catch (IOException e) {
      loop.streams().close();
      throw e;
    }
  }

  private static void listen(
      SignallingLoop loop,
      Transport transport,
      int port,
      Map<Transport, InetSocketAddress> addresses)
      throws IOException {
    InetSocketAddress local = addresses.get(Transport.UDP);
    if (port != StreamSettings.NOT_LISTENING && local != null) {
      var at = new InetSocketAddress(local.getAddress(), port);
      addresses.put(transport, loop.streams().listen(transport, at));
    }
  }

  private static Endpoint.Ports portsOf(Map<Transport, InetSocketAddress> addresses, int udpPort) {
    return new Endpoint.Ports(
        udpPort,
        portOf(addresses.get(Transport.TCP), udpPort),
        portOf(addresses.get(Transport.TLS), udpPort));
  }

  private static int portOf(@Nullable InetSocketAddress address, int usual) {
    return address == null ? usual : address.getPort();
  }

  /// The address bound over UDP.
  public InetSocketAddress localAddress() {
    return localAddress(Transport.UDP).orElseThrow();
  }

  /// The address bound over this transport; empty when we do not listen there.
  public Optional<InetSocketAddress> localAddress(Transport transport) {
    return Optional.ofNullable(addresses.get(transport));
  }

  /// Starts a call. Every event of the leg goes to `listener` on the signalling thread; exactly one
  /// [LegEvent.Ended] comes last, also when there is no room for the leg.
  ///
  /// @throws IllegalStateException when the agent is closed or hopelessly behind
  public OutboundLeg call(CallRequest request, LegListener listener) {
    if (loop.isClosing()) {
      throw new IllegalStateException("the user agent is closed: nothing can be called with it");
    }
    var call = new OutboundCall(agent, request, listener);
    agent.post(call::start);
    return call;
  }

  /// Asks whether somebody lives there. `done` is called once, on the signalling thread.
  public void options(SipTarget target, Consumer<OptionsResult> done) {
    agent.post(() -> new OptionsRun(agent, target, done).start());
  }

  /// Registers and keeps the registration fresh until it is closed. `changed` is called on the
  /// signalling thread.
  public Registration register(RegistrationRequest request, Consumer<RegistrationState> changed) {
    var registration = new RegistrationRun(agent, request, changed);
    agent.post(registration::start);
    return registration;
  }

  /// Totals since the agent was opened.
  public UserAgentCounters counters() {
    Tally tally = loop.tally();
    return new UserAgentCounters(
        loop.legsLive(),
        tally.legsTotal.sum(),
        tally.received.sum(),
        tally.sent.sum(),
        tally.retransmissions.sum(),
        tally.malformed.sum(),
        tally.dropped.sum(),
        loop.transactionsLive(),
        tally.failures.sum());
  }

  /// Ends live legs by CANCEL or BYE, waits for their ends at most 3 s, closes the socket. Legs that
  /// have not ended by then are reported ended. Close registrations before. Do not use it afterwards.
  @Override
  public void close() {
    loop.close(closeGraceMs);
  }
}
