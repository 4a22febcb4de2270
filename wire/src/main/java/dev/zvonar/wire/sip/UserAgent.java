package dev.zvonar.wire.sip;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/// A SIP user agent on one UDP socket. Any thread may call any method; none blocks but [#close].
@SuppressWarnings({"UnusedMethod", "DoNotCallSuggester"}) // The shell follows in the next commit.
public final class UserAgent implements AutoCloseable {
  private final InetSocketAddress local;

  private UserAgent(InetSocketAddress local) {
    this.local = local;
  }

  /// Binds the socket and starts the signalling thread.
  ///
  /// @throws IOException when the address cannot be bound
  public static UserAgent open(UserAgentSettings settings, InboundCalls inbound)
      throws IOException {
    throw new IOException("not carried out yet: " + settings + inbound);
  }

  /// The address bound.
  public InetSocketAddress localAddress() {
    return local;
  }

  /// Starts a call. Every event of the leg goes to `listener` on the signalling thread; exactly one
  /// [LegEvent.Ended] comes last.
  public OutboundLeg call(CallRequest request, LegListener listener) {
    throw new IllegalStateException("not carried out yet: " + request + listener);
  }

  /// Asks whether somebody lives there. `done` is called once, on the signalling thread.
  public void options(SipTarget target, Consumer<OptionsResult> done) {
    throw new IllegalStateException("not carried out yet: " + target + done);
  }

  /// Registers and keeps the registration fresh until it is closed.
  public Registration register(RegistrationRequest request, Consumer<RegistrationState> changed) {
    throw new IllegalStateException("not carried out yet: " + request + changed);
  }

  /// Totals since the agent was opened.
  public UserAgentCounters counters() {
    return new UserAgentCounters(0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /// Ends live legs, waits for that a bounded time, closes the socket.
  @Override
  public void close() {}
}
