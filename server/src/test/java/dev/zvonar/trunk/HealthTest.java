package dev.zvonar.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.sip.OptionsResult;
import org.junit.jupiter.api.Test;

class HealthTest {
  private static final OptionsResult SAYS_405 =
      new OptionsResult(true, 405, "Method Not Allowed", 1_500_000);
  private static final OptionsResult SILENT =
      new OptionsResult(false, 408, "Request Timeout", 32_000_000_000L);

  @Test
  void any_final_response_is_an_answer() {
    Health health = Health.NOT_ASKED.after(SAYS_405);
    assertThat(health.state()).isEqualTo(Health.State.REACHABLE);
    assertThat(health.rttMicros()).isEqualTo(1_500);
    assertThat(health.detail()).isEqualTo("405 Method Not Allowed");
  }

  @Test
  void one_lost_packet_is_forgiven_two_are_not() {
    Health once = Health.NOT_ASKED.after(SAYS_405).after(SILENT);
    assertThat(once.state()).isEqualTo(Health.State.REACHABLE);
    assertThat(once.after(SILENT).state()).isEqualTo(Health.State.UNREACHABLE);
  }

  @Test
  void one_answer_brings_a_trunk_back() {
    Health down = Health.NOT_ASKED.after(SILENT).after(SILENT);
    assertThat(down.after(SAYS_405))
        .extracting(Health::state, Health::missed)
        .containsExactly(Health.State.REACHABLE, 0);
  }

  @Test
  void a_name_that_cannot_be_looked_up_is_unreachable_at_once() {
    assertThat(Health.NOT_ASKED.unasked("no such host").state())
        .isEqualTo(Health.State.UNREACHABLE);
  }
}
