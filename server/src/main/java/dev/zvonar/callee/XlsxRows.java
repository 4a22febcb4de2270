package dev.zvonar.callee;

import dev.zvonar.kernel.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/// Rows of one sheet of a workbook. Reads a file of its own, which it deletes when closed.
final class XlsxRows implements RowSource {
  private final Path file;
  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final List<String> sheets;
  private final long rowsExpected;
  private long rowsRead;

  private XlsxRows(Path file, ReadableWorkbook workbook, int sheet, long rowsExpected)
      throws IOException {
    this.file = file;
    this.workbook = workbook;
    this.rowsExpected = rowsExpected;
    List<Sheet> all = workbook.getSheets().toList();
    this.sheets = all.stream().map(Sheet::getName).toList();
    if (sheet >= all.size()) {
      throw FileRefused.noSuchSheet(sheet);
    }
    this.stream = all.get(sheet).openStream();
    this.rows = stream.iterator();
  }

  /// Opens a workbook and takes its file over.
  static XlsxRows open(Path file, int sheet) throws IOException {
    boolean opened = false;
    ReadableWorkbook workbook = null;
    try {
      long rows = XlsxGuard.rows(file);
      workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
      var source = new XlsxRows(file, workbook, sheet, rows);
      opened = true;
      return source;
    } catch (Rejected e) {
      throw e;
    } catch (RuntimeException e) {
      // The reader has no exception of its own for a damaged file: it fails as it happens to.
      throw FileRefused.notWorkbook();
    } finally {
      if (!opened) {
        if (workbook != null) {
          workbook.close();
        }
        Files.deleteIfExists(file);
      }
    }
  }

  /// The names of all sheets.
  List<String> sheets() {
    return sheets;
  }

  @Override
  public @Nullable SourceRow next() {
    try {
      while (rows.hasNext()) {
        rowsRead++;
        SourceRow row = seen(rows.next());
        if (!row.isBlank()) {
          return row;
        }
      }
      return null;
    } catch (RuntimeException e) {
      throw FileRefused.notWorkbook();
    }
  }

  /// Cells far to the right of every limit are not spread out, only counted in.
  private static SourceRow seen(Row row) {
    List<String> cells = new ArrayList<>();
    for (@Nullable Cell cell : row) {
      int column = cell == null ? cells.size() : cell.getColumnIndex();
      while (cells.size() < Math.min(column, ListsConfig.COLUMNS_MAX)) {
        cells.add("");
      }
      cells.add(XlsxCells.text(cell));
    }
    return new SourceRow(row.getRowNum(), cells);
  }

  @Override
  public double progress() {
    return rowsExpected == 0 ? 1 : Math.min(1, (double) rowsRead / rowsExpected);
  }

  @Override
  public void close() throws IOException {
    try {
      stream.close();
      workbook.close();
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
