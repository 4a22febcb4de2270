package dev.zvonar.wire.sip.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zvonar.wire.sip.FakeDns;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Questions to a DNS server over real sockets, and answers nobody should believe.
class DnsNamesTest {
  @Test
  void records_come_with_their_time_to_live() throws Exception {
    try (var dns = new FakeDns()) {
      dns.srv("_sip._udp.a.test", 120, 10, 20, 5_070, "h1.a.test");
      dns.srv("_sip._udp.a.test", 60, 20, 0, 5_071, "h2.a.test");
      dns.naptr("a.test", 90, 7, "SIP+D2T", "_sip._tcp.a.test");
      var names = new DnsNames(List.of(dns.address()));
      assertThat(names.srv("_sip._udp.a.test"))
          .isEqualTo(
              new Answer<>(
                  List.of(new Srv(10, 20, 5_070, "h1.a.test"), new Srv(20, 0, 5_071, "h2.a.test")),
                  60));
      assertThat(names.naptr("a.test"))
          .isEqualTo(
              new Answer<>(List.of(new Naptr(7, 10, "s", "SIP+D2T", "_sip._tcp.a.test")), 90));
      assertThat(names.naptr("b.test")).isEqualTo(new Answer<Naptr>(List.of(), 30));
    }
  }

  @Test
  void a_truncated_answer_is_asked_for_again_over_tcp() throws Exception {
    try (var dns = new FakeDns()) {
      dns.srv("_sip._udp.a.test", 120, 10, 20, 5_070, "h1.a.test");
      dns.truncate();
      var names = new DnsNames(List.of(dns.address()));
      assertThat(names.srv("_sip._udp.a.test").records()).hasSize(1);
    }
  }

  @Test
  void a_name_that_cannot_be_asked_for_is_no_record() {
    var names = new DnsNames(List.of());
    assertThat(names.srv("_sip._udp." + "x".repeat(64) + ".test").records()).isEmpty();
    assertThat(names.addresses("no-such-host.invalid").records()).isEmpty();
    assertThat(names.addresses("localhost").records()).isNotEmpty();
  }

  @Test
  void an_answer_to_another_question_is_not_believed() throws Exception {
    byte[] question = DnsMessage.question(7, "_sip._udp.a.test", DnsMessage.SRV);
    byte[] answer = question.clone();
    answer[2] = (byte) 0x81;
    assertThat(read(answer, 7).services().records()).isEmpty();
    assertThatThrownBy(() -> read(answer, 8)).isInstanceOf(DnsMessage.Malformed.class);
    byte[] other =
        new String(answer, StandardCharsets.ISO_8859_1)
            .replace("udp", "tcp")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> read(other, 7)).isInstanceOf(DnsMessage.Malformed.class);
  }

  @Test
  void torn_and_scrambled_answers_are_malformed_and_nothing_worse() throws Exception {
    byte[] question = DnsMessage.question(7, "_sip._udp.a.test", DnsMessage.SRV);
    byte[] answer = Arrays.copyOf(question, question.length + 64);
    answer[2] = (byte) 0x81;
    answer[7] = 2;
    answer[9] = 1;
    var random = new Random(3);
    int believed = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] hostile = answer.clone();
      for (int at = question.length; at < hostile.length; at++) {
        hostile[at] = (byte) (random.nextInt(3) == 0 ? 0xC0 : random.nextInt(64));
      }
      try {
        DnsMessage.read(hostile, random.nextInt(hostile.length), 7, "_sip._udp.a.test", 33);
        believed++;
      } catch (DnsMessage.Malformed _) {
        // What was to be expected.
      }
    }
    assertThat(believed).isLessThan(20_000);
  }

  private static DnsMessage.Read read(byte[] answer, int id) throws DnsMessage.Malformed {
    return DnsMessage.read(answer, answer.length, id, "_sip._udp.a.test", DnsMessage.SRV);
  }
}
