package dev.zvonar.wire.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zvonar.wire.sip.transport.StreamFramer.Found;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Messages and keep-alives are found in a stream however it is torn or merged.
class StreamFramerTest {
  private static final String OPTIONS = "OPTIONS sip:a SIP/2.0\r\nContent-Length: 0\r\n\r\n";
  private static final String BODY = "MESSAGE sip:a SIP/2.0\r\nl :  5\r\nX: y\r\n\r\nab\r\nc";
  private static final String BARE = "BYE sip:a SIP/2.0\ncontent-LENGTH:1\n\nx";

  private final StreamFramer framer = new StreamFramer(1_000);

  @Test
  void merged_messages_come_one_by_one() throws Exception {
    assertThat(all(OPTIONS + BODY + BARE + OPTIONS)).containsExactly(OPTIONS, BODY, BARE, OPTIONS);
  }

  @Test
  void a_stream_torn_at_every_byte_gives_the_same_messages() throws Exception {
    var found = new ArrayList<String>();
    for (byte one : bytes(OPTIONS + BODY + BARE + OPTIONS)) {
      framer.append(ByteBuffer.wrap(new byte[] {one}));
      found.addAll(taken());
    }
    assertThat(found).containsExactly(OPTIONS, BODY, BARE, OPTIONS);
  }

  @Test
  void any_portions_give_the_same_messages() throws Exception {
    byte[] stream = bytes((OPTIONS + "\r\n\r\n" + BODY + BARE).repeat(200));
    var random = new Random(5);
    var found = new ArrayList<String>();
    for (int at = 0; at < stream.length; ) {
      int count = Math.min(1 + random.nextInt(900), stream.length - at);
      framer.append(ByteBuffer.wrap(stream, at, count));
      found.addAll(taken());
      at += count;
    }
    assertThat(found).hasSize(800);
    assertThat(found.stream().filter("PING"::equals)).hasSize(200);
    assertThat(found.stream().filter(BARE::equals)).hasSize(200);
  }

  @Test
  void a_double_line_end_is_a_ping_also_when_torn() throws Exception {
    assertThat(all("\r\n")).isEmpty();
    assertThat(all("\r\n")).containsExactly("PING");
    assertThat(all("\r\n\r\n" + OPTIONS)).containsExactly("PING", OPTIONS);
  }

  @Test
  void an_awaited_line_end_is_a_pong_and_no_half_of_a_ping() throws Exception {
    framer.expectPong();
    assertThat(all("\r\n")).isEmpty();
    framer.expectPong();
    assertThat(all("\r\n")).isEmpty();
    assertThat(all("\r\n\r\n")).containsExactly("PING");
  }

  @Test
  void line_ends_before_a_message_are_passed_over() throws Exception {
    assertThat(all("\r\n" + OPTIONS)).containsExactly(OPTIONS);
    assertThat(all("\n\n\n" + OPTIONS)).containsExactly(OPTIONS);
  }

  @Test
  void a_message_of_no_stated_length_breaks_the_stream() {
    assertThatThrownBy(() -> all("OPTIONS sip:a SIP/2.0\r\nVia: x\r\n\r\n"))
        .isInstanceOf(BrokenStream.class)
        .hasMessageContaining("Content-Length");
  }

  @Test
  void lengths_that_differ_or_are_no_number_break_the_stream() {
    assertThatThrownBy(() -> all("A b SIP/2.0\r\nl: 1\r\nContent-Length: 2\r\n\r\nxx"))
        .isInstanceOf(BrokenStream.class);
    assertThatThrownBy(() -> new StreamFramerTest().all("A b SIP/2.0\r\nl: x\r\n\r\n"))
        .isInstanceOf(BrokenStream.class);
    assertThatThrownBy(
            () -> new StreamFramerTest().all("A b SIP/2.0\r\nl: 99999999999999999999\r\n\r\n"))
        .isInstanceOf(BrokenStream.class);
  }

  @Test
  void a_header_or_body_beyond_the_bound_breaks_the_stream() {
    assertThatThrownBy(() -> all("A b SIP/2.0\r\nX: " + "y".repeat(1_000)))
        .isInstanceOf(BrokenStream.class);
    assertThatThrownBy(() -> new StreamFramerTest().all("A b SIP/2.0\r\nl: 1000\r\n\r\n"))
        .isInstanceOf(BrokenStream.class);
  }

  private List<String> all(String text) throws BrokenStream {
    framer.append(ByteBuffer.wrap(bytes(text)));
    return taken();
  }

  private List<String> taken() throws BrokenStream {
    var found = new ArrayList<String>();
    for (Found next = framer.next(); next != Found.NOTHING; next = framer.next()) {
      found.add(
          next == Found.PING
              ? "PING"
              : new String(
                  framer.bytes(), framer.offset(), framer.length(), StandardCharsets.UTF_8));
    }
    framer.relax();
    return found;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
