package dev.zvonar.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zvonar.wire.sip.LegEnd.Ending;
import dev.zvonar.wire.sip.LegEnd.Side;
import dev.zvonar.wire.sip.TlsSettings.StoreFile;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole calls over TCP and TLS, by IPv4 and IPv6, between two agents.
class StreamCallTest {
  private static final int CALLS = 100;
  private static final String LOOPBACK_NAMES = "dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1";

  @TempDir Path folder;

  private final List<LegLog> callees = new CopyOnWriteArrayList<>();
  private final List<InboundInvite> invites = new CopyOnWriteArrayList<>();

  @Test
  void many_calls_over_tcp_share_one_connection_and_repeat_nothing() throws Exception {
    try (var far = UserAgent.open(listening(Agents.loopback(), null), this::accept);
        var near = UserAgent.open(listening(Agents.loopback(), null), this::accept)) {
      List<LegLog> callers = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        callers.add(call(near, SipTarget.at(Transport.TCP, tcp(far))));
      }
      assertThat(callers).allSatisfy(LegLog::awaitAnswered);
      assertThat(callees).hasSize(CALLS).allSatisfy(LegLog::awaitAnswered);
      assertThat(near.counters().retransmissions()).isZero();
      assertThat(far.counters().retransmissions()).isZero();
      assertThat(invites.stream().map(InboundInvite::source).distinct()).hasSize(1);
      assertThat(first(HeaderName.VIA)).startsWith("SIP/2.0/TCP 127.0.0.1:" + tcp(near).getPort());
      assertThat(first(HeaderName.CONTACT)).contains(tcp(near).getPort() + ";transport=tcp>");
      assertThat(invites.getFirst().request().uri().parameters()).isEqualTo(";transport=tcp");
    }
    assertThat(callees)
        .allSatisfy(callee -> assertThat(callee.awaitEnd().ending()).isEqualTo(Ending.COMPLETED));
  }

  @Test
  void the_answering_side_hangs_up_by_the_connection_it_was_called_on() throws Exception {
    // The caller does not listen over TCP, so there is no other way back to it.
    try (var far = UserAgent.open(listening(Agents.loopback(), null), this::accept);
        var near = Agents.open(InboundCalls.refuseAll(480))) {
      LegLog caller = call(near, SipTarget.at(Transport.TCP, tcp(far)));
      caller.awaitAnswered();
      callees.getFirst().awaitAnswered();
      invites.getFirst().leg().hangup();
      LegEnd end = caller.awaitEnd();
      assertThat(end.by()).isEqualTo(Side.THEM);
      assertThat(end.ending()).isEqualTo(Ending.COMPLETED);
    }
  }

  @Test
  void a_call_over_ipv6_names_its_address_in_brackets() throws Exception {
    var six = new InetSocketAddress(InetAddress.ofLiteral("::1"), 0);
    for (Transport transport : List.of(Transport.UDP, Transport.TCP)) {
      invites.clear();
      try (var far = UserAgent.open(listening(six, null), this::accept);
          var near = UserAgent.open(listening(six, null), this::accept)) {
        InetSocketAddress at = far.localAddress(transport).orElseThrow();
        LegLog caller = call(near, SipTarget.named(transport, "::1", at.getPort()));
        caller.awaitAnswered();
        invites.getFirst().leg().hangup();
        assertThat(caller.awaitEnd().by()).isEqualTo(Side.THEM);
        assertThat(first(HeaderName.VIA)).contains(" [0:0:0:0:0:0:0:1]:");
        assertThat(invites.getFirst().request().uri().host()).isEqualTo("[::1]");
      }
    }
  }

  @Test
  void a_call_over_tls_proves_the_name_it_was_sent_to() throws Exception {
    var keys = new Certificates(folder);
    StoreFile key = keys.key("far", LOOPBACK_NAMES);
    var server = new TlsSettings(key, null, false);
    var client = new TlsSettings(null, keys.trusting(key), false);
    try (var far = UserAgent.open(listening(Agents.loopback(), server), this::accept);
        var near = UserAgent.open(speaking(client), InboundCalls.refuseAll(480))) {
      List<LegLog> callers = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        callers.add(call(near, named(far, "localhost")));
      }
      assertThat(callers).allSatisfy(LegLog::awaitAnswered);
      assertThat(near.counters().retransmissions()).isZero();
      assertThat(first(HeaderName.VIA)).startsWith("SIP/2.0/TLS ");
      assertThat(first(HeaderName.CONTACT)).startsWith("<sip:").contains(";transport=tls>");
      invites.forEach(invite -> invite.leg().hangup());
      assertThat(callers)
          .allSatisfy(caller -> assertThat(caller.awaitEnd().by()).isEqualTo(Side.THEM));
    }
  }

  @Test
  void a_certificate_of_another_name_is_not_called() throws Exception {
    var keys = new Certificates(folder);
    StoreFile key = keys.key("far", "dns:elsewhere.example");
    var client = new TlsSettings(null, keys.trusting(key), false);
    assertRefusedByTls(new TlsSettings(key, null, false), client);
  }

  @Test
  void a_certificate_that_nobody_trusts_is_not_called() throws Exception {
    var keys = new Certificates(folder);
    StoreFile key = keys.key("far", LOOPBACK_NAMES);
    StoreFile other = keys.key("other", LOOPBACK_NAMES);
    assertRefusedByTls(
        new TlsSettings(key, null, false), new TlsSettings(null, keys.trusting(other), false));
  }

  @Test
  void mutual_tls_refuses_a_caller_without_a_certificate_and_takes_one_with_it() throws Exception {
    var keys = new Certificates(folder);
    StoreFile farKey = keys.key("far", LOOPBACK_NAMES);
    StoreFile nearKey = keys.key("near", LOOPBACK_NAMES);
    var server = new TlsSettings(farKey, keys.trusting(nearKey), true);
    StoreFile trust = keys.trusting(farKey);
    assertRefusedByTls(server, new TlsSettings(null, trust, false));
    try (var far = UserAgent.open(listening(Agents.loopback(), server), this::accept);
        var near =
            UserAgent.open(
                speaking(new TlsSettings(nearKey, trust, false)), InboundCalls.refuseAll(480))) {
      call(near, named(far, "localhost")).awaitAnswered();
    }
  }

  private void assertRefusedByTls(TlsSettings server, TlsSettings client) throws Exception {
    try (var far = UserAgent.open(listening(Agents.loopback(), server), this::accept);
        var near = UserAgent.open(speaking(client), InboundCalls.refuseAll(480))) {
      LegEnd end = call(near, named(far, "localhost")).awaitEnd();
      assertThat(end.ending()).isEqualTo(Ending.TRANSPORT_FAILED);
      assertThat(invites).isEmpty();
    }
  }

  @Test
  void tls_without_keys_cannot_listen_and_a_missing_file_is_named() {
    assertThatThrownBy(() -> StreamSettings.CLIENT_ONLY.listening(-1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("key store");
    var missing = new StoreFile(folder.resolve("nowhere.p12"), Certificates.PASSWORD);
    assertThatThrownBy(() ->
            UserAgent.open(
                speaking(new TlsSettings(missing, null, false)), InboundCalls.refuseAll(480)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nowhere.p12");
  }

  @Test
  void a_request_above_1300_bytes_goes_by_tcp_where_tcp_is_taken() throws Exception {
    try (var far = UserAgent.open(twin(), this::accept);
        var near = UserAgent.open(twin(), this::accept)) {
      LegLog caller = large(near, SipTarget.at(far.localAddress()));
      caller.awaitAnswered();
      assertThat(first(HeaderName.VIA)).startsWith("SIP/2.0/TCP ");
      assertThat(first(HeaderName.CONTACT)).doesNotContain("transport");
    }
  }

  @Test
  void a_request_above_1300_bytes_falls_back_to_udp_where_tcp_is_refused() throws Exception {
    try (var far = Agents.open(this::accept);
        var near = Agents.open(InboundCalls.refuseAll(480))) {
      large(near, SipTarget.at(far.localAddress())).awaitAnswered();
      large(near, SipTarget.at(far.localAddress())).awaitAnswered();
      assertThat(invites)
          .allSatisfy(invite ->
              assertThat(invite.request().headers().first(HeaderName.VIA))
                  .startsWith("SIP/2.0/UDP "));
    }
  }

  @Test
  void a_refused_connection_fails_the_call_at_once() throws Exception {
    InetSocketAddress nobody;
    try (var gone = UserAgent.open(listening(Agents.loopback(), null), this::accept)) {
      nobody = tcp(gone);
    }
    try (var near = Agents.open(InboundCalls.refuseAll(480))) {
      LegEnd end = call(near, SipTarget.at(Transport.TCP, nobody)).awaitEnd();
      assertThat(end.ending()).isEqualTo(Ending.TRANSPORT_FAILED);
      assertThat(end.status()).isEqualTo(503);
    }
  }

  @Test
  void options_and_registration_go_over_tcp_too() throws Exception {
    try (var far = UserAgent.open(listening(Agents.loopback(), null), this::accept);
        var near = Agents.open(InboundCalls.refuseAll(480))) {
      var answer = new CompletableFuture<OptionsResult>();
      near.options(SipTarget.at(Transport.TCP, tcp(far)), answer::complete);
      assertThat(answer.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
    }
  }

  private LegLog large(UserAgent near, SipTarget target) {
    var request = Agents.to(target, List.of(new Header("X-Large", "x".repeat(1_300))));
    var caller = new LegLog();
    near.call(request, caller);
    return caller;
  }

  private static LegLog call(UserAgent near, SipTarget target) {
    var caller = new LegLog();
    near.call(Agents.to(target, List.of()), caller);
    return caller;
  }

  private InboundDecision accept(InboundInvite invite) {
    var callee = new LegLog();
    callees.add(callee);
    invites.add(invite);
    return new InboundDecision.Accept(Agents.ANSWER, callee);
  }

  private @Nullable String first(String header) {
    return invites.getFirst().request().headers().first(header);
  }

  /// Listens over UDP and TCP on one port, as RFC 3261 §18.1.1 asks.
  private static UserAgentSettings twin() throws IOException {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = probe.getLocalPort();
      var at = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      return UserAgentSettings.on(at)
          .withTimers(SipTimers.STANDARD)
          .withStreams(StreamSettings.CLIENT_ONLY.listening(port, -1));
    }
  }

  private static UserAgentSettings listening(InetSocketAddress at, @Nullable TlsSettings tls) {
    StreamSettings streams = StreamSettings.CLIENT_ONLY.withTls(tls);
    return UserAgentSettings.on(at)
        .withTimers(SipTimers.STANDARD)
        .withStreams(streams.listening(0, tls == null ? -1 : 0));
  }

  private static UserAgentSettings speaking(TlsSettings tls) {
    return UserAgentSettings.on(Agents.loopback())
        .withStreams(StreamSettings.CLIENT_ONLY.withTls(tls));
  }

  private static InetSocketAddress tcp(UserAgent agent) {
    return agent.localAddress(Transport.TCP).orElseThrow();
  }

  private static SipTarget named(UserAgent agent, String host) {
    int port = agent.localAddress(Transport.TLS).orElseThrow().getPort();
    return SipTarget.named(Transport.TLS, host, port);
  }
}
