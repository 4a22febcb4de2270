package dev.zvonar.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.zvonar.kernel.Rejected;
import dev.zvonar.speech.Language;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftCheckTest {
  @Test
  void a_good_draft_passes() {
    assertThat(DraftCheck.check(Drafts.saying("Долг", "Ваш долг {долг|money}.")))
        .isEqualTo(Language.RU);
  }

  @Test
  void every_flaw_is_named_with_its_place() {
    MessageDraft draft =
        new MessageDraft(
            " ",
            "ru",
            List.of(
                new MessagePart.Spoken("{долг|деньги}"),
                new MessagePart.Spoken(" … "),
                new MessagePart.Spoken(""),
                new MessagePart.Value("дата", "завтра", null),
                new MessagePart.Value("", "date", null),
                new MessagePart.Value("n", "", null),
                new MessagePart.Pause(10),
                new MessagePart.Recorded(0)),
            List.of(
                new MessageKey("1", MessageKey.Does.REPEAT, null),
                new MessageKey("1", MessageKey.Does.CONFIRM, "{"),
                new MessageKey("12", null, null)),
            60_001,
            21);
    assertThat(flaws(draft))
        .containsExactlyInAnyOrder(
            "/name",
            "/parts/0/text",
            "/parts/1/text",
            "/parts/2/text",
            "/parts/2/text",
            "/parts/3",
            "/parts/4",
            "/parts/5/format",
            "/parts/6/ms",
            "/parts/7/recordingId",
            "/keys/1/digit",
            "/keys/1/reply",
            "/keys/2/digit",
            "/keys/2/does",
            "/waitForKeyMs",
            "/repeatsMax");
  }

  @Test
  void sizes_are_bounded() {
    MessagePart pause = new MessagePart.Pause(20);
    MessageDraft many =
        new MessageDraft("много", "ru", Collections.nCopies(51, pause), List.of(), 0, 0);
    assertThat(flaws(many)).containsExactly("/parts");
    assertThat(flaws(Drafts.saying("долго", "а".repeat(2501)))).containsExactly("/parts/0/text");
    assertThat(flaws(Drafts.saying("имя".repeat(67), "текст"))).containsExactly("/name");
  }

  @Test
  void a_language_nobody_speaks_is_refused() {
    MessageDraft draft =
        new MessageDraft("x", "fr", List.of(new MessagePart.Pause(20)), List.of(), 0, 0);
    assertThatThrownBy(() -> DraftCheck.check(draft))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("/language");
  }

  private static List<String> flaws(MessageDraft draft) {
    Rejected rejected = catchThrowableOfType(Rejected.class, () -> DraftCheck.check(draft));
    return rejected.flaws().stream().map(Rejected.Flaw::at).toList();
  }
}
