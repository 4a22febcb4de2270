package dev.zvonar.wire.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Messages as they come, in the spirit of the torture tests of RFC 4475 (own messages, not its).
class SipParserTest {
  private static final String INVITE =
      """
      INVITE sip:+79080005926@trunk.example:5062;user=phone SIP/2.0
      Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKa;rport, SIP/2.0/UDP 192.0.2.2;branch=z9hG4bKb
      Max-Forwards: 70
      From: "A, \\"B\\" <c>" <sip:78430000000@192.0.2.1>;tag=f1
      To: <sip:+79080005926@trunk.example>
      Call-ID: one@192.0.2.1
      CSeq: 1 INVITE
      Contact: <sip:78430000000@192.0.2.1:5060>
      Content-Type: application/sdp
      Content-Length: 5

      v=0
      """;

  @Test
  void an_invite_is_read_and_written_back_the_same() throws MalformedSip {
    var request = (SipRequest) parse(INVITE);
    assertThat(request.method()).isEqualTo("INVITE");
    assertThat(request.uri())
        .isEqualTo(new SipUri("sip", "+79080005926", "trunk.example", 5062, ";user=phone"));
    assertThat(request.body()).hasSize(5);
    assertThat(new String(request.encode(), StandardCharsets.UTF_8)).isEqualTo(crlf(INVITE));
  }

  @Test
  void views_read_what_stands_in_the_headers() throws MalformedSip {
    Headers headers = parse(INVITE).headers();
    Via via = Via.top(headers);
    assertThat(via.branch()).isEqualTo("z9hG4bKa");
    assertThat(via.port()).isEqualTo(5060);
    assertThat(via.parameters().has("rport")).isTrue();
    assertThat(headers.list("VIA")).hasSize(2);
    NameAddr from = NameAddr.parse(headers.require("from"));
    assertThat(from.display()).isEqualTo("A, \"B\" <c>");
    assertThat(from.tag()).isEqualTo("f1");
    assertThat(CSeq.of(headers)).isEqualTo(new CSeq(1, "INVITE"));
  }

  @Test
  void compact_names_folding_odd_spacing_and_bare_line_feeds_are_taken() throws MalformedSip {
    String odd =
        """


        OPTIONS sip:user@[2001:db8::9:1]:5070 sip/2.0
        v : SIP / 2.0 / UDP \t192.0.2.1 ;BRANCH=z9hG4bKx
        F:sip:a@b;tag=1
        t :\tsip:c@d
        I: x
        cSEQ:   0009
          OPTIONS
        NewHeader: whatever
        s:

        """;
    var request = (SipRequest) parse(odd);
    assertThat(request.uri().host()).isEqualTo("[2001:db8::9:1]");
    assertThat(request.uri().port()).isEqualTo(5070);
    assertThat(CSeq.of(request.headers())).isEqualTo(new CSeq(9, "OPTIONS"));
    assertThat(Via.top(request.headers()).branch()).isEqualTo("z9hG4bKx");
    assertThat(NameAddr.parse(request.headers().require("From")).tag()).isEqualTo("1");
    assertThat(request.headers().first("newheader")).isEqualTo("whatever");
    assertThat(request.headers().first("Subject")).isEmpty();
  }

  @Test
  void a_response_may_lack_its_phrase_and_may_speak_any_language() throws MalformedSip {
    assertThat(((SipResponse) parse(response("SIP/2.0 486"))).reason()).isEmpty();
    assertThat(((SipResponse) parse(response("SIP/2.0 200 "))).reason()).isEmpty();
    assertThat(((SipResponse) parse(response("SIP/2.0 486 Занято сейчас"))).reason())
        .isEqualTo("Занято сейчас");
  }

  @Test
  void bytes_beyond_content_length_are_discarded_and_without_it_the_rest_is_the_body()
      throws MalformedSip {
    String base = response("SIP/2.0 200 OK").stripTrailing() + "\n";
    assertThat(parse(base + "l: 2\n\nabcdef").body()).hasSize(2);
    assertThat(parse(base + "\nabcdef").body()).hasSize(6);
  }

  @Test
  void what_cannot_be_read_in_one_way_only_is_refused() {
    refused("", "empty");
    refused("\r\n\r\n", "empty");
    refused("INVITE sip:a@b SIP/2.0", "without an end");
    refused(INVITE.replace("Content-Length: 5", "Content-Length: 99"), "beyond the end");
    refused(INVITE.replace("Content-Length: 5", "Content-Length: -5"), "no number");
    refused(INVITE.replace("Content-Length: 5", "Content-Length: 5\nl: 4"), "twice");
    refused(INVITE.replace("Content-Length: 5", "Content-Length: 99999999999999999999"), "number");
    refused(INVITE.replace("SIP/2.0\n", "SIP/7.0\n"), "start line");
    refused(INVITE.replace("INVITE sip:", "INVITE  sip:"), "start line");
    refused(INVITE.replace("INVITE sip:", "INV<ITE sip:"), "token");
    refused(INVITE.replace("CSeq: 1 INVITE", "CSeq: 1 BYE"), "another method");
    refused(INVITE.replace("CSeq: 1", "CSeq: 2147483648"), "CSeq");
    refused(INVITE.replace("CSeq: 1 INVITE\n", ""), "no CSeq");
    refused(INVITE.replace("Call-ID: one", "i: two\nCall-ID: one"), "Call-ID given twice");
    refused(INVITE.replace("Via: SIP/2.0/UDP 192", "Via: nonsense 192"), "Via");
    refused(INVITE.replace("192.0.2.1:5060;branch", "192.0.2.1:99999;branch"), "Via");
    refused(INVITE.replace("Max-Forwards: 70", "Max Forwards: 70"), "token");
    refused(INVITE.replace("Max-Forwards: 70", "Max-Forwards 70"), "colon");
    refused(INVITE.replace("Max-Forwards: 70", ": 70"), "empty header name");
    refused(INVITE.replace("Max-Forwards: 70", "X: a\rb"), "bare carriage return");
    refused(INVITE.replace("Max-Forwards: 70", "X: a\0b"), "zero");
    refused(INVITE.replace("sip:+79080005926@trunk.example:5062", "sip:@host"), "URI");
    refused(INVITE.replace("trunk.example:5062;", "trunk.example:0;"), "port");
    refused(response("SIP/2.0 99 Low"), "status");
    refused(response("SIP/2.0 700 High"), "status");
    refused(response("SIP/2.0 2000 Long"), "status");
  }

  @Test
  void floods_of_headers_and_endless_lines_are_refused() {
    refused(INVITE.replace("Max-Forwards: 70", "X: 1\n".repeat(200) + "Y: 1"), "128");
    refused(INVITE.replace("Max-Forwards: 70", "X: " + "a".repeat(9_000)), "8192");
    refused(
        INVITE.replace("Max-Forwards: 70", "X: a\n" + " aaaaaaaa\n".repeat(1_000) + " b"), "8192");
  }

  @Test
  void no_line_end_can_be_smuggled_into_a_header_of_ours() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Header("X", "a\r\nEvil: 1"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Header("X: Evil", "a"));
    assertThat(NameAddr.format("a\r\n\"b\\", SipUri.sip("x@y z", "h", 5060)))
        .isEqualTo("\"a  \\\"b\\\\\" <sip:x%40y%20z@h>");
  }

  @Test
  void escapes_in_a_user_part_come_back_as_they_were() throws MalformedSip {
    SipUri uri = SipUri.sip("звонарь #1%", "h", 5062);
    assertThat(SipUri.parse(uri.toString()).plainUser()).isEqualTo("звонарь #1%");
    assertThat(SipUri.parse("tel:+7908;ext=1").scheme()).isEqualTo("tel");
  }

  @Test
  void retry_after_is_read_with_comment_and_parameters() {
    assertThat(retryAfter("18000;duration=3600")).isEqualTo(Duration.ofHours(5));
    assertThat(retryAfter("5 (later)")).isEqualTo(Duration.ofSeconds(5));
    assertThat(retryAfter("soon")).isNull();
    assertThat(retryAfter("99999999999")).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void garbage_of_any_kind_never_throws_anything_but_malformed() {
    var random = new Random(20261120);
    byte[] good = crlf(INVITE).getBytes(StandardCharsets.UTF_8);
    int read = 0;
    for (int i = 0; i < 200_000; i++) {
      byte[] bad = good.clone();
      for (int k = random.nextInt(6); k >= 0; k--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      try {
        SipMessage message = SipParser.parse(bad, 0, 1 + random.nextInt(bad.length));
        message.headers().list("Via");
        NameAddr.parse(message.headers().require("From"));
        message.encode();
        read++;
      } catch (MalformedSip e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
    assertThat(read).isPositive();
  }

  private static @Nullable Duration retryAfter(String value) {
    return RetryAfter.of(Headers.of(List.of(new Header("Retry-After", value))));
  }

  private static String response(String line) {
    return line
        + "\nv: SIP/2.0/UDP h;branch=z9hG4bK1\nf: <sip:a@b>\nt: <sip:c@d>\ni: 1\nCSeq: 1 A\n\n";
  }

  private static void refused(String text, String why) {
    assertThatExceptionOfType(MalformedSip.class)
        .isThrownBy(() -> parse(text))
        .withMessageContaining(why);
  }

  private static SipMessage parse(String text) throws MalformedSip {
    byte[] bytes = crlf(text).getBytes(StandardCharsets.UTF_8);
    return SipParser.parse(bytes, 0, bytes.length);
  }

  private static String crlf(String text) {
    return text.replace("\r\n", "\n").replace("\n", "\r\n");
  }
}
