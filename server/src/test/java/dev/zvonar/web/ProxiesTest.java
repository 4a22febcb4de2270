package dev.zvonar.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProxiesTest {
  private final Proxies proxies = new Proxies(List.of("127.0.0.1", "10.0.0.7", "2001:db8::7"));

  @Test
  void nobodys_word_is_believed_unless_the_connection_comes_from_a_trusted_proxy() {
    assertThat(proxies.callerOf("192.0.2.9", List.of("198.51.100.1"))).isEqualTo("192.0.2.9");
    assertThat(new Proxies(List.of()).callerOf("127.0.0.1", List.of("198.51.100.1")))
        .isEqualTo("127.0.0.1");
  }

  @Test
  void the_caller_is_the_last_hop_that_is_no_trusted_proxy() {
    assertThat(caller("198.51.100.1")).isEqualTo("198.51.100.1");
    assertThat(caller("198.51.100.1, 10.0.0.7")).isEqualTo("198.51.100.1");
    assertThat(proxies.callerOf("127.0.0.1", List.of("198.51.100.1", "10.0.0.7")))
        .isEqualTo("198.51.100.1");
  }

  @Test
  void what_the_caller_wrote_itself_changes_nothing() {
    assertThat(caller("1.1.1.1, 127.0.0.1, 198.51.100.1")).isEqualTo("198.51.100.1");
    assertThat(proxies.callerOf("127.0.0.1", List.of("8.8.8.8", "198.51.100.1,10.0.0.7")))
        .isEqualTo("198.51.100.1");
    assertThat(caller("1.1.1.1,".repeat(1000) + "198.51.100.1")).isEqualTo("198.51.100.1");
  }

  @Test
  void a_hop_that_is_no_address_is_where_belief_ends() {
    assertThat(caller("198.51.100.1, unknown")).isEqualTo("127.0.0.1");
    assertThat(caller("198.51.100.1, proxy.example, 10.0.0.7")).isEqualTo("10.0.0.7");
    assertThat(caller("")).isEqualTo("127.0.0.1");
    assertThat(proxies.callerOf("127.0.0.1", List.of())).isEqualTo("127.0.0.1");
  }

  @Test
  void ports_and_brackets_are_understood_and_one_address_is_one_caller() {
    assertThat(caller("198.51.100.1:4711")).isEqualTo("198.51.100.1");
    assertThat(caller("[2001:db8::9]:4711")).isEqualTo(caller("2001:db8:0:0:0:0:0:9"));
    assertThat(proxies.callerOf("[2001:db8::7]", List.of("198.51.100.1")))
        .isEqualTo("198.51.100.1");
  }

  private String caller(String forwarded) {
    return proxies.callerOf("127.0.0.1", List.of(forwarded));
  }
}
