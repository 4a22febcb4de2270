package dev.zvonar.wire.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.zvonar.wire.audio.Codec;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Offers and answers of RFC 3264 as trunks write them.
class SdpTest {
  private static final List<Codec> BOTH = List.of(Codec.PCMA, Codec.PCMU);

  @Test
  void an_offer_reads_as_written() {
    assertThat(Sdp.offer("192.0.2.7", 20_000, BOTH, 101, 42).toString())
        .isEqualTo(
            """
            v=0
            o=- 42 1 IN IP4 192.0.2.7
            s=-
            c=IN IP4 192.0.2.7
            t=0 0
            m=audio 20000 RTP/AVP 8 0 101
            a=rtpmap:8 PCMA/8000
            a=rtpmap:0 PCMU/8000
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-15
            a=ptime:20
            a=sendrecv
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void both_sides_agree_on_one_codec_and_on_events() throws MalformedSdp {
    Sdp offer = Sdp.parse(Sdp.offer("192.0.2.7", 20_000, BOTH, 101, 1).encode());
    Sdp answer = Sdp.answerTo(offer, "192.0.2.8", 30_000, List.of(Codec.PCMU), 2).orElseThrow();
    assertThat(Sdp.negotiate(offer, Sdp.parse(answer.encode())))
        .contains(
            new Negotiated(
                new InetSocketAddress("192.0.2.8", 30_000),
                Codec.PCMU,
                0,
                101,
                20,
                Direction.SENDRECV));
    assertThat(Sdp.negotiate(answer, offer))
        .map(Negotiated::rtp)
        .contains(new InetSocketAddress("192.0.2.7", 20_000));
  }

  @Test
  void the_first_codec_of_the_answer_is_the_one_to_send() {
    Sdp offer = Sdp.offer("192.0.2.7", 20_000, BOTH, -1, 1);
    assertThat(negotiated(offer, "m=audio 4000 RTP/AVP 0 8", "a=ptime:30"))
        .hasValueSatisfying(agreed -> {
          assertThat(agreed.codec()).isEqualTo(Codec.PCMU);
          assertThat(agreed.telephoneEventPt()).isEqualTo(-1);
          assertThat(agreed.ptimeMs()).isEqualTo(30);
        });
  }

  @Test
  void a_dynamic_payload_type_and_odd_case_are_understood() {
    Sdp offer = Sdp.offer("192.0.2.7", 20_000, BOTH, 101, 1);
    assertThat(
            negotiated(
                offer,
                "m=audio 4000 RTP/AVP 118 96",
                "a=rtpmap:118 pcma/8000/1",
                "a=rtpmap:96 Telephone-Event/8000"))
        .hasValueSatisfying(agreed -> {
          assertThat(agreed.payloadType()).isEqualTo(118);
          assertThat(agreed.telephoneEventPt()).isEqualTo(96);
        });
  }

  @Test
  void no_common_codec_a_rejected_stream_or_a_host_name_is_no_agreement() {
    Sdp offer = Sdp.offer("192.0.2.7", 20_000, BOTH, 101, 1);
    assertThat(negotiated(offer, "m=audio 4000 RTP/AVP 18")).isEmpty();
    assertThat(negotiated(offer, "m=audio 0 RTP/AVP 8")).isEmpty();
    assertThat(negotiated(offer, "m=audio 4000 RTP/SAVP 8")).isEmpty();
    assertThat(negotiated(offer, "m=audio 4000 RTP/AVP 8", "c=IN IP4 evil.example")).isEmpty();
  }

  @Test
  void a_stream_may_have_its_own_address_and_hold_is_heard() {
    Sdp offer = Sdp.offer("192.0.2.7", 20_000, BOTH, 101, 1);
    assertThat(negotiated(offer, "m=audio 4000 RTP/AVP 8", "c=IN IP4 192.0.2.99", "a=sendonly"))
        .hasValueSatisfying(agreed -> {
          assertThat(agreed.rtp().getHostString()).isEqualTo("192.0.2.99");
          assertThat(agreed.direction()).isEqualTo(Direction.RECVONLY);
        });
    assertThat(negotiated(offer, "m=audio 4000 RTP/AVP 8", "c=IN IP4 0.0.0.0"))
        .map(Negotiated::direction)
        .contains(Direction.INACTIVE);
  }

  @Test
  void every_stream_of_an_offer_is_answered_in_order() throws MalformedSdp {
    Sdp offer =
        sdp(
            "m=video 5000 RTP/AVP 31",
            "m=audio 4000 RTP/AVP 0 8 97",
            "a=rtpmap:97 telephone-event/8000",
            "a=sendonly",
            "m=audio 6000 RTP/AVP 8");
    String answer = Sdp.answerTo(offer, "192.0.2.8", 30_000, BOTH, 2).orElseThrow().toString();
    assertThat(answer.lines().filter(line -> line.startsWith("m=")))
        .containsExactly(
            "m=video 0 RTP/AVP 31", "m=audio 30000 RTP/AVP 8 97", "m=audio 0 RTP/AVP 8");
    assertThat(answer).contains("a=recvonly");
  }

  @Test
  void what_is_no_description_is_refused_with_a_reason() {
    refused("", "v=0");
    refused("hello", "letter and =");
    refused("v=1\r\n", "version");
    refused("v=0\r\nm=audio 99999 RTP/AVP 8\r\n", "port");
    refused("v=0\r\nm=audio\r\n", "m-line");
    refused("v=0\r\nc=IN\r\n", "c-line");
    refused("v=0\r\n" + "m=audio 1 RTP/AVP 8\r\n".repeat(9), "m-line");
    refused("v=0\r\nm=audio 1 RTP/AVP 8\r\n" + "a=x\r\n".repeat(65), "attributes");
    refused("v=0\r\n" + "a".repeat(20_000), "bytes");
  }

  private static void refused(String text, String why) {
    assertThatExceptionOfType(MalformedSdp.class)
        .isThrownBy(() -> Sdp.parse(text.getBytes(StandardCharsets.UTF_8)))
        .withMessageContaining(why);
  }

  private static Optional<Negotiated> negotiated(Sdp offer, String... lines) {
    try {
      return Sdp.negotiate(offer, sdp(lines));
    } catch (MalformedSdp e) {
      throw new AssertionError(e);
    }
  }

  private static Sdp sdp(String... lines) throws MalformedSdp {
    String head = "v=0\no=- 1 1 IN IP4 192.0.2.8\ns=-\nc=IN IP4 192.0.2.8\nt=0 0\n";
    return Sdp.parse((head + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
