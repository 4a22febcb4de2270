package dev.zvonar.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {
  @Test
  void a_table_is_what_russian_excel_opens_at_a_click() throws IOException {
    var bytes = new ByteArrayOutputStream();
    new CsvWriter(bytes).row("телефон", "имя").row("+79161234567", "Анна").flush();
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo("\ufeffтелефон;имя\r\n+79161234567;Анна\r\n");
  }

  @Test
  void cells_with_delimiters_quotes_and_line_ends_are_quoted() throws IOException {
    assertThat(row("a;b", "ООО \"Ромашка\"", "две\nстроки", null, 5, -1.5))
        .isEqualTo("\"a;b\";\"ООО \"\"Ромашка\"\"\";\"две\nстроки\";;5;-1.5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        "=HYPERLINK(\"http://x\",\"y\")",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        " =1+1",
        "\u00a0=1+1",
        "\u200b=1+1",
        "＝1+1",
        "+7916=1",
        "+7916;=1+1",
        "-",
        "--5",
        "+79161234567890123",
        "@",
        "\ttext"
      })
  void what_a_spreadsheet_would_run_is_disarmed(String live) throws IOException {
    assertThat(row(live)).matches("(?s)\"?'.*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+79161234567", "-5", "-1523,50", "1523.5", "Анна-Мария", "a=b", ""})
  void what_is_harmless_stays_as_it_is(String text) throws IOException {
    assertThat(row(text).replace("\"", "")).isEqualTo(text);
  }

  private static String row(@Nullable Object... cells) throws IOException {
    var bytes = new ByteArrayOutputStream();
    new CsvWriter(bytes).row(cells).flush();
    return bytes.toString(StandardCharsets.UTF_8).substring(1).replaceAll("\r\n$", "");
  }
}
