package dev.zvonar.callee;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.zvonar.kernel.Rejected;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// Rows of a CSV text (RFC 4180 and what people make of it: any line ends, cells missing or too
/// many, text behind a closing quote).
final class CsvRows implements RowSource {
  /// A row longer than this is an open quote that swallows the file.
  private static final int ROW_CHARS_MAX = 1 << 20;

  private final CloseableIterator<CsvRecord> records;
  private final DoubleSupplier progress;
  private long lineBefore;

  CsvRows(Reader text, char delimiter, DoubleSupplier progress) {
    this.records = reader(delimiter).ofCsvRecord(text).iterator();
    this.progress = progress;
  }

  @Override
  public @Nullable SourceRow next() {
    try {
      while (records.hasNext()) {
        CsvRecord csv = records.next();
        SourceRow row =
            new SourceRow(Math.toIntExact(csv.getStartingLineNumber()), csv.getFields());
        boolean hint = row.line() == 1 && Delimiters.isHint(String.join(";", row.cells()));
        lineBefore = row.line();
        if (!hint && !row.isBlank()) {
          return row;
        }
      }
      return null;
    } catch (CsvParseException e) {
      throw FileRefused.brokenQuote(lineBefore);
    }
  }

  @Override
  public double progress() {
    return progress.getAsDouble();
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  /// How many cells each of the first rows of `text` has; as many as could be read.
  static List<Integer> widths(String text, char delimiter, int rowsMax) {
    List<Integer> widths = new ArrayList<>();
    try (var rows = new CsvRows(new StringReader(text), delimiter, () -> 0)) {
      SourceRow row = rows.next();
      while (row != null && widths.size() < rowsMax) {
        widths.add(row.cells().size());
        row = rows.next();
      }
    } catch (Rejected _) {
      return widths;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return widths;
  }

  /// `"ООО "Ромашка"";1` is everyday: the quotes inside are not doubled by whoever writes such
  /// files. FastCSV 4.4 deprecates reading them and offers nothing instead.
  @SuppressWarnings("removal")
  private static CsvReader.CsvReaderBuilder reader(char delimiter) {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .quoteCharacter('"')
        .commentStrategy(CommentStrategy.NONE)
        .skipEmptyLines(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowExtraCharsAfterClosingQuote(true)
        .allowUnclosedQuote(false)
        .detectBomHeader(false)
        .maxBufferSize(ROW_CHARS_MAX);
  }
}
