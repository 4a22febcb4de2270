package dev.zvonar.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.sip.LegEnd.Ending;
import dev.zvonar.wire.sip.message.Transport;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Calls to names: the DNS of a test says where, and the next server is asked when one fails.
class LocationTest {
  private static final String NAME = "carrier.test";

  private FakeDns dns;

  @BeforeEach
  void serve() throws IOException {
    dns = new FakeDns();
  }

  @AfterEach
  void close() throws IOException {
    dns.close();
  }

  @Test
  void naptr_and_srv_lead_to_the_server_and_are_asked_once_for_many_calls() throws Exception {
    try (var far = server();
        var near = caller()) {
      dns.naptr(NAME, 60, 1, "SIP+D2T", "_sip._tcp." + NAME);
      dns.srv("_sip._tcp." + NAME, 60, 1, 1, tcpPort(far), "localhost");
      for (int i = 0; i < 20; i++) {
        call(near, null).awaitAnswered();
      }
      assertThat(dns.questions()).isEqualTo(2);
    }
  }

  @Test
  void a_server_that_refuses_the_connection_gives_way_to_the_next() throws Exception {
    try (var far = server();
        var near = caller();
        var dead = new DatagramSocket(Agents.loopback())) {
      dns.srv("_sip._tcp." + NAME, 60, 1, 1, dead.getLocalPort(), "localhost");
      dns.srv("_sip._tcp." + NAME, 60, 2, 1, tcpPort(far), "localhost");
      LegLog caller = call(near, Transport.TCP);
      caller.awaitAnswered();
      assertThat(caller.of(LegEvent.Sent.class)).hasSize(1);
    }
  }

  @Test
  void a_server_that_says_503_gives_way_and_the_last_one_is_heard() throws Exception {
    try (var busy = Agents.open(InboundCalls.refuseAll(503));
        var far = server();
        var near = caller()) {
      dns.srv("_sip._udp." + NAME, 60, 1, 1, busy.localAddress().getPort(), "localhost");
      dns.srv("_sip._udp." + NAME, 60, 2, 1, far.localAddress().getPort(), "localhost");
      call(near, Transport.UDP).awaitAnswered();
      dns.srv("_sip._udp.other.test", 60, 1, 1, busy.localAddress().getPort(), "localhost");
      LegEnd end = call(near, Transport.UDP, "other.test").awaitEnd();
      assertThat(end.status()).isEqualTo(503);
      assertThat(end.ending()).isEqualTo(Ending.REFUSED);
    }
  }

  @Test
  void a_silent_server_gives_way_after_timer_b_and_goes_last_for_the_next_call() throws Exception {
    try (var far = server();
        var near = caller();
        var silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      dns.srv("_sip._udp." + NAME, 60, 1, 1, silent.getLocalPort(), "localhost");
      dns.srv("_sip._udp." + NAME, 60, 2, 1, far.localAddress().getPort(), "localhost");
      call(near, Transport.UDP).awaitAnswered();
      long start = System.nanoTime();
      call(near, Transport.UDP).awaitAnswered();
      long ms = (System.nanoTime() - start) / 1_000_000;
      assertThat(ms).isLessThan(Agents.QUICK.lifetimeMs());
    }
  }

  @Test
  void a_name_that_leads_nowhere_fails_the_call_and_options() throws Exception {
    try (var near = caller()) {
      LegEnd end = call(near, Transport.UDP, "nowhere.invalid").awaitEnd();
      assertThat(end.ending()).isEqualTo(Ending.TRANSPORT_FAILED);
      var answer = new CompletableFuture<OptionsResult>();
      near.options(SipTarget.named(null, "nowhere.invalid", -1), answer::complete);
      assertThat(answer.get(20, TimeUnit.SECONDS).reachable()).isFalse();
    }
  }

  private UserAgent caller() throws IOException {
    return UserAgent.open(
        Agents.settings().withDnsServers(List.of(dns.address())), InboundCalls.refuseAll(480));
  }

  private static UserAgent server() throws IOException {
    return UserAgent.open(
        Agents.settings().withStreams(StreamSettings.CLIENT_ONLY.listening(0, -1)),
        _ -> new InboundDecision.Accept(Agents.ANSWER, new LegLog()));
  }

  private static int tcpPort(UserAgent far) {
    return far.localAddress(Transport.TCP).orElseThrow().getPort();
  }

  private static LegLog call(UserAgent near, @Nullable Transport by) {
    return call(near, by, NAME);
  }

  private static LegLog call(UserAgent near, @Nullable Transport by, String host) {
    var caller = new LegLog();
    near.call(Agents.to(SipTarget.named(by, host, SipTarget.NO_PORT), List.of()), caller);
    return caller;
  }
}
