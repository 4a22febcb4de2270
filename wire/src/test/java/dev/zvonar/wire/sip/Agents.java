package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.Header;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Agents and requests for tests, with quick timers on the loopback.
final class Agents {
  static final SipTimers QUICK = new SipTimers(20, 80, 40);
  static final byte[] OFFER =
      "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\n".getBytes(StandardCharsets.UTF_8);
  static final byte[] ANSWER =
      "v=0\r\no=- 2 1 IN IP4 127.0.0.1\r\n".getBytes(StandardCharsets.UTF_8);

  private static final AtomicInteger CALLS = new AtomicInteger();

  private Agents() {}

  static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  static UserAgentSettings settings() {
    return UserAgentSettings.on(loopback()).withTimers(QUICK);
  }

  static UserAgent open(InboundCalls inbound) throws IOException {
    return UserAgent.open(settings(), inbound);
  }

  static SipTarget at(UserAgent agent) {
    return SipTarget.at(agent.localAddress());
  }

  static CallRequest to(SipTarget trunk, List<Header> extraHeaders) {
    return new CallRequest(
        "call-" + CALLS.incrementAndGet() + "@zvonar.test",
        trunk,
        "79080005926",
        "78430000000",
        "Zvonar",
        "",
        null,
        OFFER,
        Duration.ofSeconds(30),
        extraHeaders);
  }

  static CallRequest to(InetSocketAddress trunk) {
    return to(trunk, null, Duration.ofSeconds(30));
  }

  static CallRequest offering(InetSocketAddress trunk, byte[] offer, Duration ringTimeout) {
    return request(trunk, null, offer, ringTimeout);
  }

  static CallRequest to(
      InetSocketAddress trunk, @Nullable Credentials credentials, Duration ringTimeout) {
    return request(trunk, credentials, OFFER, ringTimeout);
  }

  private static CallRequest request(
      InetSocketAddress trunk,
      @Nullable Credentials credentials,
      byte[] offer,
      Duration ringTimeout) {
    return new CallRequest(
        "call-" + CALLS.incrementAndGet() + "@zvonar.test",
        SipTarget.at(trunk),
        "79080005926",
        "78430000000",
        "Zvonar",
        "",
        credentials,
        offer,
        ringTimeout,
        List.of());
  }
}
