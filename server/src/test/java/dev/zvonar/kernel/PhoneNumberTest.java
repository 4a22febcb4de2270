package dev.zvonar.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PhoneNumberTest {
  @Test
  void shows_itself_masked_and_whole_only_when_asked() {
    var number = new PhoneNumber(79085555926L);
    assertThat(number).hasToString("+7908***5926");
    assertThat("called " + number).doesNotContain("555592");
    assertThat(number.e164()).isEqualTo("+79085555926");
  }

  @Test
  void hides_at_least_three_digits_of_a_short_number() {
    assertThat(new PhoneNumber(112)).hasToString("+***");
    assertThat(new PhoneNumber(49301234)).hasToString("+49***34");
  }

  @Test
  void reads_e164_with_and_without_the_plus() {
    assertThat(PhoneNumber.ofE164("+79085555926")).isEqualTo(PhoneNumber.ofE164("79085555926"));
  }

  @Test
  void refuses_what_is_not_e164() {
    for (String wrong : new String[] {"", "+", "++7", "8 908", "0123", "1234567890123456", "٧٩"}) {
      assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> PhoneNumber.ofE164(wrong));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumber(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumber(1_000_000_000_000_000L));
  }
}
