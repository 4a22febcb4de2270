package dev.zvonar.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HostPortTest {
  @Test
  void names_and_addresses_are_read_with_and_without_a_port() {
    assertThat(HostPort.of("sip.example")).contains(new HostPort("sip.example", 0));
    assertThat(HostPort.of("sip.example:5070")).contains(new HostPort("sip.example", 5_070));
    assertThat(HostPort.of("192.0.2.1:1")).contains(new HostPort("192.0.2.1", 1));
    assertThat(HostPort.of("2001:db8::1")).contains(new HostPort("[2001:db8::1]", 0));
    assertThat(HostPort.of("[2001:db8::1]")).contains(new HostPort("[2001:db8::1]", 0));
    assertThat(HostPort.of("[2001:db8::1]:5061")).contains(new HostPort("[2001:db8::1]", 5_061));
  }

  @Test
  void anything_else_is_refused() {
    for (String bad :
        List.of(
            "",
            ":5060",
            "sip:a",
            "a:0",
            "a:65536",
            "a:",
            "a b",
            "a;lr",
            "[a]",
            "[::1",
            "::1]",
            "fe80::1%eth0",
            "a:+1",
            "-a",
            "<a>",
            "[1.2.3.4]")) {
      assertThat(HostPort.of(bad)).as(bad).isEmpty();
    }
  }
}
