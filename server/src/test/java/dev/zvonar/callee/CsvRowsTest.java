package dev.zvonar.callee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zvonar.kernel.Rejected;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
  @Test
  void lines_are_those_of_the_file_whatever_ends_them() {
    assertThat(rows("a;1\r\n\r\n\"x\ny\";2\nb;3\rc;4", ';'))
        .containsExactly(
            new SourceRow(1, List.of("a", "1")),
            new SourceRow(3, List.of("x\ny", "2")),
            new SourceRow(5, List.of("b", "3")),
            new SourceRow(6, List.of("c", "4")));
  }

  @Test
  void quotes_inside_a_quoted_cell_need_not_be_doubled() {
    assertThat(rows("\"ООО \"Ромашка\"\";1\n5\" труба;2", ';'))
        .extracting(SourceRow::cells)
        .containsExactly(List.of("ООО Ромашка\"", "1"), List.of("5\" труба", "2"));
  }

  @Test
  void blank_rows_and_excels_hint_are_passed_over() {
    assertThat(rows("sep=;\n;;\n  ; \na;1\n", ';'))
        .containsExactly(new SourceRow(4, List.of("a", "1")));
  }

  @Test
  void a_quote_that_is_never_closed_is_told_with_the_line_before_it() {
    assertThatThrownBy(() -> rows("a;1\nb;\"2\nc;3\n", ';'))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("line 1");
    assertThatThrownBy(() -> rows("a;1\nb;\"" + "x".repeat(3_000_000) + "\"\n", ';'))
        .isInstanceOf(Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(chars = {';', ',', '\t', '|'})
  void the_delimiter_is_found(char delimiter) {
    String text =
        "телефон;имя;долг\n89161234567;\"Иванов, Иван\";1523,50\n89161234568;Пётр;10,00\n"
            .replace(';', delimiter);
    String quoted =
        delimiter == ',' ? text.replace("1523,50", "\"1523,50\"").replace("10,00", "10") : text;
    assertThat(Delimiters.of(quoted)).isEqualTo(delimiter);
  }

  @Test
  void a_single_column_needs_no_delimiter_and_a_hint_is_believed() {
    assertThat(Delimiters.of("89161234567\n89161234568\n")).isEqualTo(';');
    assertThat(Delimiters.of("sep=|\na,b|c\n")).isEqualTo('|');
    assertThat(Delimiters.of("")).isEqualTo(';');
  }

  private static List<SourceRow> rows(String text, char delimiter) {
    List<SourceRow> rows = new ArrayList<>();
    var source = new CsvRows(new StringReader(text), delimiter, () -> 0);
    for (SourceRow row = source.next(); row != null; row = source.next()) {
      rows.add(row);
    }
    return rows;
  }
}
