package dev.zvonar.callee;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  @Test
  void a_header_in_russian_tells_the_uses() {
    List<SourceRow> rows =
        rows(
            "Номер договора|Мобильный телефон|Часовой пояс|Имя",
            "12345678901|8 916 123-45-67|МСК+2|Анна",
            "12345678902|8 916 123-45-68|МСК|Пётр");
    assertThat(Columns.hasHeader(rows, "RU")).isTrue();
    assertThat(uses(rows.getFirst(), rows.subList(1, 3)))
        .containsExactly("tag", "phone", "zone", "tag");
  }

  @Test
  void a_header_in_english_tells_the_uses_even_with_no_row_below() {
    List<SourceRow> rows = rows("Name|Phone number|Time zone|Debt");
    assertThat(Columns.hasHeader(rows, "RU")).isTrue();
    assertThat(uses(rows.getFirst(), List.of())).containsExactly("tag", "phone", "zone", "tag");
  }

  @Test
  void values_tell_the_uses_when_there_is_no_header() {
    List<SourceRow> rows = rows("Анна|+79161234567|Asia/Omsk|", "Пётр|89161234568|МСК|");
    assertThat(Columns.hasHeader(rows, "RU")).isFalse();
    List<SeenColumn> columns = Columns.of(null, rows, "RU");
    assertThat(columns)
        .extracting(SeenColumn::suggests)
        .containsExactly("tag", "phone", "zone", "skip");
    assertThat(columns).extracting(SeenColumn::name).containsExactly("A", "B", "C", "D");
    assertThat(columns.get(1).samples()).containsExactly("+79161234567", "89161234568");
  }

  @Test
  void a_first_row_of_unknown_words_above_phones_is_a_header() {
    assertThat(Columns.hasHeader(rows("кому|что", "89161234567|1"), "RU")).isTrue();
  }

  @Test
  void names_are_cleaned_and_differ() {
    List<SourceRow> rows = rows("тел|имя|Имя|{долг|руб}|", "89161234567|а|б|в|г");
    assertThat(Columns.of(rows.getFirst(), rows.subList(1, 2), "RU"))
        .extracting(SeenColumn::name)
        .containsExactly("тел", "имя", "Имя 2", "долг", "руб", "F");
    assertThat(TagNames.clean(" {a|b}\n c ")).isEqualTo("a b c");
    assertThat(TagNames.letters(27)).isEqualTo("AB");
  }

  private static List<String> uses(@Nullable SourceRow header, List<SourceRow> rows) {
    return Columns.of(header, rows, "RU").stream().map(SeenColumn::suggests).toList();
  }

  private static List<SourceRow> rows(String... lines) {
    List<SourceRow> rows = new ArrayList<>();
    for (String line : lines) {
      rows.add(new SourceRow(rows.size() + 1, Arrays.asList(line.split("\\|", -1))));
    }
    return rows;
  }
}
