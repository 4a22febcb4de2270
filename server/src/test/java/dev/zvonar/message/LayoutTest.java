package dev.zvonar.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.speech.Language;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "Здравствуйте, {имя}! Ваш долг {долг|money}. = Здравствуйте, 140 <имя!> 340 Ваш долг, <долг.>",
        "{имя} = <имя.>",
        "{имя}, вас ждут {дата|date} в {час|time} = <имя,> 140 вас ждут, <дата,> в, <час.>",
        "Вы придёте, {имя}? Ждём = Вы придёте, 140 <имя?> 340 Ждём.",
        "Привет = Привет.",
        "Привет! = Привет!",
        "{фамилия} {имя} = <фамилия,> <имя.>",
        "{a}...  = <a.>",
        "Код: {код|digits}; повторяю: {код|digits}. = Код: 140 <код,> 140 повторяю: 140 <код.>",
      })
  void the_voice_goes_on_where_the_sentence_does(String text, String laid) {
    assertThat(laid(Template.parse(text, Language.RU).tokens())).isEqualTo(laid);
  }

  @Test
  void signs_alone_are_not_spoken() {
    assertThat(Layout.of(Template.parse(" — … !", Language.RU).tokens())).isEmpty();
  }

  @Test
  void a_sentence_ends_where_a_part_of_another_kind_begins() {
    List<Token> tokens = new ArrayList<>();
    tokens.add(new Token.Words("Ваш долг"));
    tokens.addAll(Template.parse("{долг|money}", Language.RU).tokens());
    tokens.add(new Token.Gap(500));
    tokens.add(new Token.Words("Спасибо"));
    tokens.add(new Token.Words("До свидания"));
    tokens.add(new Token.Recorded(7));
    tokens.add(new Token.Gap(300));
    assertThat(laid(tokens)).isEqualTo("Ваш долг, <долг.> 500 Спасибо. 340 До свидания. #7 300");
  }

  @Test
  void a_tag_has_a_format_and_a_fallback() {
    Template template =
        Template.parse("{ имя | text | уважаемый клиент } {n|count:день}", Language.RU);
    assertThat(template.faults()).isEmpty();
    assertThat((Token.Slot) template.tokens().getFirst())
        .satisfies(slot -> {
          assertThat(slot.tag()).isEqualTo("имя");
          assertThat(slot.fallback()).isEqualTo("уважаемый клиент");
        });
    assertThat(((Token.Slot) template.tokens().getLast()).format().noun()).isEqualTo("день");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "а } б",
        "{}",
        "{имя",
        "{имя|деньги}",
        "{a|b|c|d}",
        "{{имя}}",
        "{имя|count:слон}"
      })
  void a_tag_written_wrong_is_a_fault(String text) {
    assertThat(Template.parse(text, Language.RU).faults()).isNotEmpty();
  }

  private static String laid(List<Token> tokens) {
    return String.join(" ", Layout.of(tokens).stream().map(LayoutTest::shown).toList());
  }

  private static String shown(Step step) {
    return switch (step) {
      case Step.Say(var text) -> text;
      case Step.Fill(var slot, var mark) -> "<" + slot.tag() + mark + ">";
      case Step.Play(var id) -> "#" + id;
      case Step.Rest(var ms) -> Integer.toString(ms);
    };
  }
}
