package dev.zvonar.callee;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PhoneLinesTest {
  @Test
  void the_first_line_of_each_phone_is_told_as_a_map_would_tell_it() {
    var random = new Random(2);
    var lines = new PhoneLines();
    Map<Long, Integer> expected = new HashMap<>();
    for (int line = 1; line <= 200_000; line++) {
      long phone = 79_000_000_000L + random.nextInt(150_000);
      Integer before = expected.putIfAbsent(phone, line);
      assertThat(lines.firstLineOf(phone, line)).isEqualTo(before == null ? 0 : before);
    }
  }
}
