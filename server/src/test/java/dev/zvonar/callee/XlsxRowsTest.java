package dev.zvonar.callee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zvonar.kernel.Rejected;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxRowsTest {
  @TempDir private Path folder;

  @Test
  void cells_read_as_a_person_sees_them() throws IOException {
    Path file =
        workbook(sheet -> {
          sheet.value(0, 0, 79161234567.0);
          sheet.value(0, 1, "Анна");
          sheet.value(0, 2, 1523.1);
          sheet.value(0, 3, LocalDate.of(2026, 11, 20));
          sheet.style(0, 3).format("dd.MM.yyyy").set();
          sheet.value(0, 4, LocalDateTime.of(2026, 11, 20, 9, 5));
          sheet.style(0, 4).format("yyyy-MM-dd HH:mm").set();
          sheet.value(0, 5, 7);
          sheet.style(0, 5).format("000").set();
          sheet.value(0, 7, true);
          sheet.value(2, 1, "третья");
        });
    assertThat(rows(file, 0))
        .containsExactly(
            new SourceRow(
                1,
                List.of(
                    "79161234567",
                    "Анна",
                    "1523.1",
                    "20.11.2026",
                    "20.11.2026 09:05",
                    "007",
                    "",
                    "TRUE")),
            new SourceRow(3, List.of("", "третья")));
  }

  @Test
  void the_file_is_gone_after_reading_and_after_a_refusal() throws IOException {
    Path file = workbook(sheet -> sheet.value(0, 0, "x"));
    assertThat(rows(file, 0)).hasSize(1);
    assertThat(file).doesNotExist();
    Path other = workbook(sheet -> sheet.value(0, 0, "x"));
    assertThatThrownBy(() -> rows(other, 5)).isInstanceOf(Rejected.class);
    assertThat(other).doesNotExist();
  }

  @Test
  void what_is_no_workbook_is_refused() throws IOException {
    Path text = Files.writeString(folder.resolve("a.xlsx"), "PK but not really");
    assertThatThrownBy(() -> rows(text, 0)).isInstanceOf(Rejected.class);
    Path zip = zip(out -> entry(out, "readme.txt", "hello", 1));
    assertThatThrownBy(() -> rows(zip, 0)).isInstanceOf(Rejected.class);
    Path broken = zip(out -> entry(out, "xl/workbook.xml", "<workbook><no end", 1));
    assertThatThrownBy(() -> rows(broken, 0)).isInstanceOf(Rejected.class);
  }

  @Test
  void a_bomb_is_refused_before_it_goes_off() throws IOException {
    Path oneText =
        zip(out -> {
          entry(out, "xl/workbook.xml", "<workbook/>", 1);
          entry(out, "xl/worksheets/sheet1.xml", " x".repeat(10_000), 1000);
        });
    assertThatThrownBy(() -> rows(oneText, 0)).hasMessageContaining("too large");
    Path oneRow =
        zip(out -> {
          entry(out, "xl/workbook.xml", "<workbook/>", 1);
          entry(out, "xl/worksheets/sheet1.xml", "<row>" + "<c/>".repeat(2_500_000), 1);
        });
    assertThatThrownBy(() -> rows(oneRow, 0)).hasMessageContaining("too large");
    Path shared =
        zip(out -> {
          entry(out, "xl/workbook.xml", "<workbook/>", 1);
          entry(out, "xl/sharedStrings.xml", "<si>text</si>".repeat(10_000), 1000);
        });
    assertThatThrownBy(() -> rows(shared, 0)).hasMessageContaining("too large");
  }

  @Test
  void a_sheet_of_any_name_is_measured() throws IOException {
    for (String name : List.of("xl/worksheets/s.bin", "xl/worksheets/S.XML", "xl/other")) {
      Path oneRow = book(name, "<worksheet><row>" + "<c/>".repeat(2_500_000));
      assertThatThrownBy(() -> rows(oneRow, 0)).hasMessageContaining("too large");
      Path entities = book(name, "<!DOCTYPE x []><worksheet/>");
      assertThatThrownBy(() -> rows(entities, 0)).hasMessageContaining("not an Excel workbook");
    }
    Path prefixed = book("xl/worksheets/s.xml", "<x:row>" + "<x:c/>".repeat(2_500_000));
    assertThatThrownBy(() -> rows(prefixed, 0)).hasMessageContaining("too large");
    Path wide = book("xl/worksheets/s.xml", "<\0w\0".repeat(10));
    assertThatThrownBy(() -> rows(wide, 0)).hasMessageContaining("not an Excel workbook");
  }

  @Test
  void many_rows_and_a_picture_are_measured_and_pass() throws IOException {
    String row = "<x:row r=\"1\"><x:c r=\"A1\"><x:v>79000000001</x:v></x:c></x:row>";
    Path book =
        zip(out -> {
          entry(out, "xl/workbook.xml", "<workbook/>", 1);
          entry(out, "xl/media/image1.jpeg", "\u00ff picture <!DOCTYPE".repeat(100_000), 1);
          entry(out, "xl/worksheets/sheet1.xml", row, 100_000);
        });
    assertThat(XlsxGuard.rows(book)).isEqualTo(100_000);
  }

  @Test
  void texts_that_are_held_whole_cannot_hide_among_the_sheets() throws IOException {
    Path file = book("xl/worksheets/texts.xml", "<sst><si><t>x</t></si></sst>");
    assertThatThrownBy(() -> XlsxGuard.rows(file)).hasMessageContaining("not an Excel workbook");
  }

  @Test
  void all_entries_share_one_budget() throws IOException {
    Path file =
        zip(out -> {
          entry(out, "xl/workbook.xml", "<workbook/>", 1);
          for (int i = 0; i < 5; i++) {
            entry(out, "xl/worksheets/s" + i + ".bin", " <row/>", 100);
          }
        });
    assertThat(XlsxGuard.rows(file, 4000)).isEqualTo(500);
    assertThatThrownBy(() -> XlsxGuard.rows(file, 3000)).hasMessageContaining("too large");
  }

  @Test
  void entities_are_refused() throws IOException {
    Path file =
        zip(out ->
            entry(out, "xl/workbook.xml", "<?xml version=\"1.0\"?><!DOCTYPE x []><workbook/>", 1));
    assertThatThrownBy(() -> rows(file, 0)).isInstanceOf(Rejected.class);
  }

  private static List<SourceRow> rows(Path file, int sheet) throws IOException {
    List<SourceRow> rows = new ArrayList<>();
    try (var source = XlsxRows.open(file, sheet)) {
      for (SourceRow row = source.next(); row != null; row = source.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private Path workbook(Consumer<Worksheet> fill) throws IOException {
    Path file = Files.createTempFile(folder, "book", ".xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        var book = new Workbook(out, "test", "1.0")) {
      fill.accept(book.newWorksheet("Лист1"));
    }
    return file;
  }

  private Path book(String sheet, String text) throws IOException {
    return zip(out -> {
      entry(out, "xl/workbook.xml", "<workbook/>", 1);
      entry(out, sheet, text, 1);
    });
  }

  private interface Entries {
    void write(ZipOutputStream out) throws IOException;
  }

  private Path zip(Entries entries) throws IOException {
    Path file = Files.createTempFile(folder, "zip", ".xlsx");
    try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
      entries.write(out);
    }
    return file;
  }

  private static void entry(ZipOutputStream out, String name, String text, int times)
      throws IOException {
    out.putNextEntry(new ZipEntry(name));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < times; i++) {
      out.write(bytes);
    }
    out.closeEntry();
  }
}
