package dev.zvonar.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RtpViewTest {
  private final RtpView view = new RtpView();

  @Test
  void the_fields_of_the_fixed_header_are_read() {
    assertThat(read("80 88 FFFE 89ABCDEF 01020304 AABBCC")).isTrue();
    assertThat(view.marker()).isTrue();
    assertThat(view.payloadType()).isEqualTo(8);
    assertThat(view.sequence()).isEqualTo(0xFFFE);
    assertThat(view.timestamp()).isEqualTo(0x89ABCDEF);
    assertThat(view.ssrc()).isEqualTo(0x01020304);
    assertThat(view.payloadOffset()).isEqualTo(12);
    assertThat(view.payloadBytes()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "two contributing sources,   82 00 0001 00000000 00000000 11111111 22222222 AA,   20, 1",
    "an extension of two words,  90 00 0001 00000000 00000000 BEDE0002 1111111122222222 AA, 24, 1",
    "an empty extension,         90 00 0001 00000000 00000000 BEDE0000 AA, 16, 1",
    "padding of two octets,      A0 00 0001 00000000 00000000 AABB0002, 12, 2",
    "nothing but padding,        A0 00 0001 00000000 00000000 0002, 12, 0",
    "no payload,                 80 00 0001 00000000 00000000, 12, 0"
  })
  void the_payload_is_found_behind(String what, String packet, int offset, int bytes) {
    assertThat(read(packet)).as(what).isTrue();
    assertThat(view.payloadOffset()).as(what).isEqualTo(offset);
    assertThat(view.payloadBytes()).as(what).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "too short,                80 00 0001 00000000 000000",
    "version 1,                40 00 0001 00000000 00000000 AA",
    "version 0 as STUN has,    00 01 0000 2112A442 00000000 00000000 00000000",
    "sources beyond the end,   8F 00 0001 00000000 00000000 11111111",
    "extension cut off,        90 00 0001 00000000 00000000 BE",
    "extension beyond the end, 90 00 0001 00000000 00000000 BEDE0009 11111111",
    "padding of nought,        A0 00 0001 00000000 00000000 AABB00",
    "padding beyond the start, A0 00 0001 00000000 00000000 AABBFF"
  })
  void refused_is(String what, String packet) {
    assertThat(read(packet)).as(what).isFalse();
  }

  @Test
  void no_bytes_whatever_make_it_point_outside_the_packet() {
    var random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      var bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      ByteBuffer packet = ByteBuffer.wrap(bytes);
      if (view.read(packet)) {
        assertThat(view.payloadOffset()).isBetween(12, bytes.length);
        assertThat(view.payloadBytes()).isBetween(0, bytes.length - view.payloadOffset());
      }
    }
  }

  private boolean read(String hex) {
    return view.read(ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))));
  }
}
