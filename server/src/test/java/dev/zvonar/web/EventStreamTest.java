package dev.zvonar.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.kernel.TenantId;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventStreamTest {
  private final BlockingQueue<EventSink> sinks = new ArrayBlockingQueue<>(4);
  private final CountDownLatch left = new CountDownLatch(1);

  @Test
  void events_flow_until_the_client_leaves_and_then_the_feed_is_closed() throws Exception {
    try (var server = server(2)) {
      try (var socket = follow(server)) {
        var in = reader(socket);
        skipTo(in, "retry: 2000");
        sinks.take().send("campaign", "5", "{\"id\":5}");
        skipTo(in, "event: campaign");
        assertThat(in.readLine()).isEqualTo("data: {\"id\":5}");
        skipTo(in, ": beat");
      }
      assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void streams_beyond_the_limit_are_told_to_come_later() throws Exception {
    try (var server = server(1);
        var first = follow(server)) {
      skipTo(reader(first), "retry: 2000");
      try (var second = follow(server)) {
        assertThat(reader(second).readLine()).contains("503");
      }
    }
  }

  @Test
  void closing_the_server_ends_the_streams() throws Exception {
    var server = server(2);
    try (var socket = follow(server)) {
      var in = reader(socket);
      skipTo(in, "retry: 2000");
      server.close();
      assertThat(in.lines().filter(line -> line.startsWith("event:"))).isEmpty();
      assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void a_slow_client_gets_the_latest_of_each_key_and_never_more_than_the_buffer() throws Exception {
    var stream = new EventStream(Duration.ofSeconds(1));
    for (var i = 0; i < EventStream.EVENTS_MAX + 10; i++) {
      stream.send("campaign", Integer.toString(i), "old");
    }
    stream.send("campaign", "20", "new");
    var out =
        new ByteArrayOutputStream() {
          @Override
          public void flush() {
            if (size() > 100) {
              stream.close();
            }
          }
        };
    stream.writeTo(out);
    var text = out.toString(StandardCharsets.UTF_8);
    assertThat(text.split("data: old", -1)).hasSize(EventStream.EVENTS_MAX);
    assertThat(text).endsWith("data: new\n\n");
  }

  private WebServer server(int streamsMax) throws IOException {
    var config =
        new WebConfig(
            "127.0.0.1",
            0,
            50,
            8192,
            8192,
            Duration.ofSeconds(20),
            streamsMax,
            Duration.ofMillis(50),
            List.of());
    var router = new Router().get("/events", _ -> Reply.events(this::open));
    var caller = new Caller(TenantId.DEFAULT, "a", 1, Caller.Means.TOKEN, Locale.ENGLISH, false);
    return WebServer.open(config, router, _ -> Optional.of(caller), Requests.uncounted());
  }

  private EventSource.Feed open(EventSink sink) {
    sinks.add(sink);
    return left::countDown;
  }

  private static Socket follow(WebServer server) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.localAddress().getPort());
    socket.setSoTimeout(10_000);
    socket
        .getOutputStream()
        .write(
            "GET /api/v1/events HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static void skipTo(BufferedReader in, String wanted) throws IOException {
    for (var line = in.readLine(); !wanted.equals(line); line = in.readLine()) {
      assertThat(line).as("the stream ended before " + wanted).isNotNull();
    }
  }
}
