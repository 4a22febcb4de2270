package dev.zvonar.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class VerdictTest {
  @Test
  void every_verdict_is_found_by_its_code() {
    for (Verdict verdict : Verdict.values()) {
      assertThat(Verdict.ofCode(verdict.code())).isEqualTo(verdict);
    }
    assertThat(Verdict.PARTLY_HEARD.code()).isEqualTo("partly_heard");
  }

  @Test
  void an_unknown_code_is_named_in_the_refusal() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Verdict.ofCode("asleep"))
        .withMessageContaining("'asleep'");
  }

  @Test
  void a_text_speaks_russian_to_russians_and_english_to_everyone_else() {
    var text = new Text("занято", "busy");
    assertThat(text.in(Locale.of("ru", "RU"))).isEqualTo("занято");
    assertThat(text.in(Locale.GERMANY)).isEqualTo("busy");
  }

  @Test
  void a_rejection_keeps_its_flaws_and_speaks_english_in_logs() {
    var flaw = new Rejected.Flaw("name", new Text("пусто", "is empty"));
    var rejected = Rejected.invalid("bad_name", new Text("плохое имя", "bad name"), flaw);
    assertThat(rejected).hasMessage("bad name");
    assertThat(rejected.flaws()).containsExactly(flaw);
    assertThat(rejected.kind().status()).isEqualTo(422);
  }
}
