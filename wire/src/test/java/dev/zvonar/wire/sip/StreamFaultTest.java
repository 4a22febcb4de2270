package dev.zvonar.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.sip.LegEnd.Ending;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.Transport;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Far ends that tear, reset, stall or flood their streams: the calls concerned end, no other does.
class StreamFaultTest {
  private static final int PATIENCE_MS = 10_000;
  private static final String OPTIONS =
      """
      OPTIONS sip:near SIP/2.0
      Via: SIP/2.0/TCP 127.0.0.1:9;branch=z9hG4bKx%d
      From: <sip:far@127.0.0.1>;tag=1
      To: <sip:near@127.0.0.1>
      Call-ID: x%d
      CSeq: 1 OPTIONS
      Content-Length: 0

      """
          .replace("\n", "\r\n");

  @Test
  void a_connection_reset_under_a_call_fails_it_at_once() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var near = near(StreamSettings.CLIENT_ONLY)) {
      LegLog caller = call(near, server);
      try (Socket socket = server.accept()) {
        assertThat(headers(socket)).startsWith("INVITE ");
        socket.setSoLinger(true, 0);
      }
      assertThat(caller.awaitEnd().ending()).isEqualTo(Ending.TRANSPORT_FAILED);
    }
  }

  @Test
  void an_answer_torn_into_single_bytes_is_heard() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var near = near(StreamSettings.CLIENT_ONLY)) {
      LegLog caller = call(near, server);
      try (Socket socket = server.accept()) {
        socket.setTcpNoDelay(true);
        for (byte one : refusalOf(headers(socket)).getBytes(StandardCharsets.US_ASCII)) {
          socket.getOutputStream().write(one);
          socket.getOutputStream().flush();
        }
        assertThat(caller.awaitEnd().status()).isEqualTo(486);
        assertThat(headers(socket)).startsWith("ACK ");
      }
    }
  }

  @Test
  void a_far_end_that_reads_nothing_loses_its_connection_and_nobody_else_does() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var other = near(StreamSettings.CLIENT_ONLY.listening(0, -1));
        var near = near(StreamSettings.CLIENT_ONLY)) {
      List<LegLog> callers = new ArrayList<>();
      var much = new Header("X-Much", "x".repeat(60_000));
      InetSocketAddress stalled = (InetSocketAddress) server.getLocalSocketAddress();
      for (int i = 0; i < 300; i++) {
        var caller = new LegLog();
        callers.add(caller);
        near.call(Agents.to(SipTarget.at(Transport.TCP, stalled), List.of(much)), caller);
      }
      assertThat(callers.getFirst().awaitEnd().ending()).isEqualTo(Ending.TRANSPORT_FAILED);
      var healthy = new LegLog();
      near.call(Agents.to(SipTarget.at(Transport.TCP, tcp(other)), List.of()), healthy);
      assertThat(healthy.awaitEnd().status()).isEqualTo(480);
    }
  }

  @Test
  void a_handshake_that_is_never_answered_ends_by_the_connect_timeout() throws Exception {
    var settings = new StreamSettings(-1, -1, TlsSettings.TRUST_OF_JDK, 10, 300, 60_000);
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var near = near(settings)) {
      var at = (InetSocketAddress) server.getLocalSocketAddress();
      var caller = new LegLog();
      near.call(Agents.to(SipTarget.at(Transport.TLS, at), List.of()), caller);
      assertThat(caller.awaitEnd().ending()).isEqualTo(Ending.TRANSPORT_FAILED);
    }
  }

  @Test
  void merged_requests_are_answered_by_the_connection_they_came_by() throws Exception {
    try (var near = near(StreamSettings.CLIENT_ONLY.listening(0, -1));
        Socket socket = connected(near)) {
      String three = OPTIONS.formatted(1, 1) + OPTIONS.formatted(2, 2) + OPTIONS.formatted(3, 3);
      write(socket, three);
      for (int i = 1; i <= 3; i++) {
        assertThat(headers(socket)).startsWith("SIP/2.0 200 ").contains("Call-ID: x" + i + "\r\n");
      }
    }
  }

  @Test
  void a_ping_is_answered_by_a_pong_between_messages() throws Exception {
    try (var near = near(StreamSettings.CLIENT_ONLY.listening(0, -1));
        Socket socket = connected(near)) {
      write(socket, "\r\n\r\n" + OPTIONS.formatted(1, 1));
      assertThat(socket.getInputStream().readNBytes(2)).containsExactly('\r', '\n');
      assertThat(headers(socket)).startsWith("SIP/2.0 200 ");
    }
  }

  @Test
  void an_oversized_or_endless_message_ends_its_connection_alone() throws Exception {
    try (var near = near(StreamSettings.CLIENT_ONLY.listening(0, -1));
        Socket good = connected(near)) {
      for (String hostile :
          List.of(
              OPTIONS.replace("Content-Length: 0", "Content-Length: 70000"),
              OPTIONS.replace("Content-Length: 0", "X: 0"),
              "X".repeat(70_000))) {
        try (Socket socket = connected(near)) {
          write(socket, hostile);
          assertThat(isClosedByPeer(socket)).isTrue();
        }
      }
      write(good, OPTIONS.formatted(7, 7));
      assertThat(headers(good)).startsWith("SIP/2.0 200 ");
      assertThat(near.counters().dropped()).isEqualTo(3);
    }
  }

  @Test
  void a_message_that_is_none_is_counted_and_the_next_one_read() throws Exception {
    try (var near = near(StreamSettings.CLIENT_ONLY.listening(0, -1));
        Socket socket = connected(near)) {
      write(socket, "NONSENSE\r\nContent-Length: 4\r\n\r\nabcd" + OPTIONS.formatted(1, 1));
      assertThat(headers(socket)).startsWith("SIP/2.0 200 ");
      assertThat(near.counters().malformed()).isEqualTo(1);
    }
  }

  @Test
  void one_connection_too_many_is_closed_and_there_is_room_again_after_one_ends() throws Exception {
    var settings = new StreamSettings(0, -1, null, 2, 4_000, 60_000);
    try (var near = near(settings);
        Socket first = connected(near)) {
      write(first, OPTIONS.formatted(1, 1));
      assertThat(headers(first)).startsWith("SIP/2.0 200 ");
      try (Socket second = connected(near);
          Socket third = connected(near)) {
        assertThat(isClosedByPeer(third)).isTrue();
        write(second, OPTIONS.formatted(2, 2));
        assertThat(headers(second)).startsWith("SIP/2.0 200 ");
      }
    }
  }

  @Test
  void a_silent_connection_is_closed_after_its_idle_time() throws Exception {
    var settings = new StreamSettings(0, -1, null, 2, 4_000, 1_000);
    try (var near = near(settings);
        Socket socket = connected(near)) {
      assertThat(isClosedByPeer(socket)).isTrue();
    }
  }

  @Test
  void a_registration_keeps_its_way_through_a_nat_open() throws Exception {
    try (var registrar = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        var near = near(StreamSettings.CLIENT_ONLY)) {
      registrar.setSoTimeout(PATIENCE_MS);
      var states = new ArrayBlockingQueue<RegistrationState>(10);
      var at = SipTarget.at((InetSocketAddress) registrar.getLocalSocketAddress());
      var minute = Duration.ofMinutes(1);
      near.register(
          new RegistrationRequest(at, "u", "", null, minute, minute, Duration.ofMillis(50)),
          states::add);
      var packet = new DatagramPacket(new byte[2_000], 2_000);
      registrar.receive(packet);
      String asked = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
      byte[] ok = answerOf(asked, "200 OK").getBytes(StandardCharsets.US_ASCII);
      registrar.send(new DatagramPacket(ok, ok.length, packet.getSocketAddress()));
      for (int i = 0; i < 3; i++) {
        packet.setLength(2_000);
        registrar.receive(packet);
        assertThat(packet.getLength()).isEqualTo(4);
      }
      assertThat(states.poll(10, TimeUnit.SECONDS))
          .isInstanceOf(RegistrationState.Registering.class);
      assertThat(states.poll(10, TimeUnit.SECONDS))
          .isInstanceOf(RegistrationState.Registered.class);
    }
  }

  private static UserAgent near(StreamSettings streams) throws IOException {
    return UserAgent.open(
        UserAgentSettings.on(Agents.loopback()).withStreams(streams), InboundCalls.refuseAll(480));
  }

  private static LegLog call(UserAgent near, ServerSocket server) {
    var caller = new LegLog();
    var at = (InetSocketAddress) server.getLocalSocketAddress();
    near.call(Agents.to(SipTarget.at(Transport.TCP, at), List.of()), caller);
    return caller;
  }

  private static InetSocketAddress tcp(UserAgent agent) {
    return agent.localAddress(Transport.TCP).orElseThrow();
  }

  private static Socket connected(UserAgent agent) throws IOException {
    var socket = new Socket(tcp(agent).getAddress(), tcp(agent).getPort());
    socket.setSoTimeout(PATIENCE_MS);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static boolean isClosedByPeer(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (IOException e) {
      return String.valueOf(e.getMessage()).contains("reset");
    }
  }

  /// The next message's start line and headers; its body is read over.
  private static String headers(Socket socket) throws IOException {
    socket.setSoTimeout(PATIENCE_MS);
    var text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new IOException("the stream ended after: " + text);
      }
      text.append((char) next);
    }
    int at = text.indexOf("Content-Length: ") + 16;
    int length = Integer.parseInt(text.substring(at, text.indexOf("\r\n", at)));
    socket.getInputStream().readNBytes(length);
    return text.toString();
  }

  private static String refusalOf(String request) {
    return answerOf(request, "486 Busy Here");
  }

  private static String answerOf(String request, String status) {
    var answer = new StringBuilder("SIP/2.0 " + status + "\r\n");
    for (String line : List.of(request.split("\r\n", -1))) {
      if (line.startsWith("Via:")
          || line.startsWith("From:")
          || line.startsWith("Call-ID:")
          || line.startsWith("CSeq:")) {
        answer.append(line).append("\r\n");
      } else if (line.startsWith("To:")) {
        answer.append(line).append(";tag=far\r\n");
      }
    }
    return answer.append("Content-Length: 0\r\n\r\n").toString();
  }
}
