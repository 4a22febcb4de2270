package dev.zvonar.lab.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.sip.CallRequest;
import dev.zvonar.wire.sip.Credentials;
import dev.zvonar.wire.sip.InboundCalls;
import dev.zvonar.wire.sip.InboundDecision;
import dev.zvonar.wire.sip.InboundInvite;
import dev.zvonar.wire.sip.LegEnd;
import dev.zvonar.wire.sip.LegEvent;
import dev.zvonar.wire.sip.LegListener;
import dev.zvonar.wire.sip.OutboundLeg;
import dev.zvonar.wire.sip.Registration;
import dev.zvonar.wire.sip.RegistrationRequest;
import dev.zvonar.wire.sip.RegistrationState;
import dev.zvonar.wire.sip.Secret;
import dev.zvonar.wire.sip.SipTarget;
import dev.zvonar.wire.sip.StreamSettings;
import dev.zvonar.wire.sip.TlsSettings;
import dev.zvonar.wire.sip.TlsSettings.StoreFile;
import dev.zvonar.wire.sip.UserAgent;
import dev.zvonar.wire.sip.UserAgentSettings;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kamailio, as Debian has it, between our caller and our answering side: a registrar that asks for a
/// digest, and a proxy that stays in the path of the dialog, over every transport.
class ProxyTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final String PASSWORD = "changeit";
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofMillis(500);
  private static final byte[] SDP =
      "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\n".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;
  private final BlockingQueue<InboundInvite> invites = new ArrayBlockingQueue<>(10);
  private final BlockingQueue<Heard> callees = new ArrayBlockingQueue<>(10);
  private Process kamailio;
  private int port;
  private int tlsPort;
  private UserAgent near;
  private UserAgent far;

  @BeforeEach
  void open() throws Exception {
    keytool("-genkeypair", "-keyalg", "RSA", "-dname", "CN=proxy", "-ext", "san=ip:127.0.0.1");
    writePem();
    port = freePort();
    tlsPort = freePort();
    kamailio = kamailio();
    near = UserAgent.open(settings(), InboundCalls.refuseAll(480));
    far = UserAgent.open(settings(), this::accept);
  }

  @AfterEach
  void close() throws InterruptedException {
    near.close();
    far.close();
    kamailio.destroy();
    if (!kamailio.waitFor(10, TimeUnit.SECONDS)) {
      kamailio.descendants().forEach(ProcessHandle::destroyForcibly);
      kamailio.destroyForcibly();
    }
  }

  @Test
  void both_sides_end_calls_through_a_proxy_over_udp() throws Exception {
    assertCalls(Transport.UDP, Transport.UDP);
  }

  @Test
  void both_sides_end_calls_through_a_proxy_over_tcp() throws Exception {
    assertCalls(Transport.TCP, Transport.TCP);
  }

  @Test
  void both_sides_end_calls_through_a_proxy_over_tls() throws Exception {
    assertCalls(Transport.TLS, Transport.TLS);
  }

  @Test
  void a_proxy_between_two_transports_is_passed_by_both_its_routes() throws Exception {
    assertCalls(Transport.TLS, Transport.UDP);
    assertCalls(Transport.UDP, Transport.TCP);
  }

  @Test
  void a_domain_is_called_through_an_outbound_proxy() throws Exception {
    Registration registered = register(Transport.TCP);
    SipTarget target = SipTarget.named(Transport.TCP, "carrier.test", SipTarget.NO_PORT);
    var caller = new Heard();
    near.call(request(target.through(proxy(Transport.TCP))), caller);
    caller.awaitAnswered();
    InboundInvite invite = next(invites);
    assertThat(invite.request().headers().first(HeaderName.TO)).contains("@carrier.test");
    registered.close();
  }

  @Test
  void a_wrong_password_is_refused_by_the_registrar() throws Exception {
    var states = new ArrayBlockingQueue<RegistrationState>(100);
    var wrong = new Credentials("callee", Secret.of("open barley"), "");
    Registration registration =
        far.register(
            new RegistrationRequest(
                proxy(Transport.TCP), "callee", "carrier.test", wrong, MINUTE, MINUTE),
            states::add);
    assertThat(next(states)).isInstanceOf(RegistrationState.Registering.class);
    assertThat(next(states)).isInstanceOf(RegistrationState.Refused.class);
    registration.close();
  }

  /// One call that the caller ends and one that the callee ends.
  private void assertCalls(Transport out, Transport in) throws Exception {
    Registration registered = register(in);
    var caller = new Heard();
    OutboundLeg leg = near.call(request(proxy(out)), caller);
    caller.awaitAnswered();
    Heard callee = next(callees);
    InboundInvite invite = next(invites);
    callee.awaitAnswered();
    assertThat(invite.request().headers().list(HeaderName.VIA)).hasSize(2);
    assertThat(invite.request().headers().list(HeaderName.RECORD_ROUTE)).hasSize(out == in ? 1 : 2);
    assertThat(invite.request().headers().list(HeaderName.VIA).get(1)).startsWith("SIP/2.0/" + out);
    leg.hangup();
    assertThat(callee.awaitEnd()).isEqualTo("THEM COMPLETED");
    assertThat(caller.awaitEnd()).isEqualTo("US COMPLETED");

    var second = new Heard();
    near.call(request(proxy(out)), second);
    second.awaitAnswered();
    next(callees).awaitAnswered();
    next(invites).leg().hangup();
    assertThat(second.awaitEnd()).isEqualTo("THEM COMPLETED");
    registered.close();
  }

  private Registration register(Transport transport) throws Exception {
    var bound = new CompletableFuture<RegistrationState>();
    var credentials = new Credentials("callee", Secret.of("open sesame"), "carrier.test");
    Registration registration =
        far.register(
            new RegistrationRequest(
                proxy(transport), "callee", "carrier.test", credentials, MINUTE, SOON, SOON),
            state -> {
              if (state instanceof RegistrationState.Registered) {
                bound.complete(state);
              }
            });
    bound.get(20, TimeUnit.SECONDS);
    return registration;
  }

  private static CallRequest request(SipTarget trunk) {
    String id = UUID.randomUUID().toString();
    return new CallRequest(
        id, trunk, "callee", "caller", "", "", null, SDP, Duration.ofSeconds(20), List.of());
  }

  private InboundDecision accept(InboundInvite invite) {
    var heard = new Heard();
    invites.add(invite);
    callees.add(heard);
    return new InboundDecision.Accept(SDP, heard);
  }

  private SipTarget proxy(Transport transport) {
    int at = transport == Transport.TLS ? tlsPort : port;
    return SipTarget.named(transport, "127.0.0.1", at);
  }

  private UserAgentSettings settings() {
    var key = new StoreFile(folder.resolve("proxy.p12"), Secret.of(PASSWORD));
    var trust = new StoreFile(folder.resolve("trust.p12"), Secret.of(PASSWORD));
    return UserAgentSettings.on(new InetSocketAddress(LOOPBACK, 0))
        .withStreams(
            StreamSettings.CLIENT_ONLY.withTls(new TlsSettings(key, trust, false)).listening(0, 0));
  }

  private Process kamailio() throws Exception {
    Path config = folder.resolve("kamailio.cfg");
    try (var in = getClass().getResourceAsStream("/interop/kamailio.cfg")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(
          config,
          text.replace("@PORT@", "" + port)
              .replace("@TLS_PORT@", "" + tlsPort)
              .replace("@FOLDER@", folder.toString()));
    }
    Process started =
        new ProcessBuilder(
                "kamailio",
                "-DD",
                "-E",
                "-f",
                config.toString(),
                "-Y",
                folder.toString(),
                "-w",
                folder.toString(),
                "-m",
                "32",
                "-M",
                "8")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("kamailio.log").toFile())
            .start();
    awaitListening(started);
    return started;
  }

  private void awaitListening(Process started) throws Exception {
    for (int i = 0; i < 100 && started.isAlive(); i++) {
      try (var probe = new Socket()) {
        probe.connect(new InetSocketAddress(LOOPBACK, tlsPort), 1_000);
        return;
      } catch (IOException _) {
        assertThat(started.waitFor(100, TimeUnit.MILLISECONDS)).as(log()).isFalse();
      }
    }
    throw new AssertionError("kamailio does not listen: " + log());
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("kamailio.log"));
  }

  private void keytool(String... arguments) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-alias", "proxy", "-validity", "2", "-storetype", "PKCS12"));
    command.addAll(
        List.of("-keystore", folder.resolve("proxy.p12").toString(), "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  /// The key and the certificate as Kamailio reads them, and a store in which our agents trust it.
  private void writePem() throws Exception {
    char[] password = PASSWORD.toCharArray();
    KeyStore store = KeyStore.getInstance(folder.resolve("proxy.p12").toFile(), password);
    var certificate = store.getCertificate("proxy");
    pem("proxy-cert.pem", "CERTIFICATE", certificate.getEncoded());
    pem("proxy-key.pem", "PRIVATE KEY", store.getKey("proxy", password).getEncoded());
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, password);
    trust.setCertificateEntry("proxy", certificate);
    try (var out = Files.newOutputStream(folder.resolve("trust.p12"))) {
      trust.store(out, password);
    }
  }

  private void pem(String file, String kind, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(
        folder.resolve(file),
        "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, LOOPBACK)) {
      return socket.getLocalPort();
    }
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T head = queue.poll(20, TimeUnit.SECONDS);
    return Objects.requireNonNull(head, "nothing came in 20 s");
  }

  /// Remembers how a leg went.
  private static final class Heard implements LegListener {
    private final CompletableFuture<Boolean> answered = new CompletableFuture<>();
    private final CompletableFuture<LegEnd> ended = new CompletableFuture<>();

    @Override
    public void on(LegEvent event) {
      if (event instanceof LegEvent.Answered) {
        answered.complete(true);
      } else if (event instanceof LegEvent.Ended(long _, LegEnd end)) {
        ended.complete(end);
        answered.completeExceptionally(new AssertionError("ended unanswered: " + end));
      }
    }

    void awaitAnswered() throws Exception {
      answered.get(20, TimeUnit.SECONDS);
    }

    String awaitEnd() throws Exception {
      LegEnd end = ended.get(20, TimeUnit.SECONDS);
      return end.by() + " " + end.ending();
    }
  }
}
