package dev.zvonar.callee;

import dev.zvonar.kernel.TenantId;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Opens an upload as a table.
final class UploadReader {
  private static final int HEAD_BYTES = 64 * 1024;
  private static final int JUDGED_ROWS = 200;
  private static final String REGION = "RU";

  private final UploadTable uploads;
  private final Path scratch;

  UploadReader(UploadTable uploads, Path scratch) {
    this.uploads = uploads;
    this.scratch = scratch;
  }

  /// An open file, its first rows read ahead to judge it.
  ///
  /// @param header the row of names, or null when the file has none
  /// @param head the rows below it that were read ahead; the rest comes from `rows`
  record Table(SeenFormat format, @Nullable SourceRow header, List<SourceRow> head, RowSource rows)
      implements Closeable {
    @Override
    public void close() throws IOException {
      rows.close();
    }

    /// The columns with what they seem to be for.
    List<SeenColumn> columns() {
      return Columns.of(header, head, REGION);
    }
  }

  /// Opens the upload. The caller closes the table.
  ///
  /// @throws dev.zvonar.kernel.Rejected when it is no table or breaks a limit
  Table open(TenantId tenant, UploadTable.Upload upload, FileFormat asked) throws IOException {
    byte[] first = uploads.pieceOf(tenant, upload.id(), 0).orElseThrow(FileRefused::empty);
    if (TextEncoding.startsWith(first, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw FileRefused.oldExcel();
    }
    var input = new UploadInput(uploads, tenant, upload.id());
    return TextEncoding.startsWith(first, 'P', 'K', 3, 4)
        ? workbook(input, asked)
        : text(input, first, upload, asked);
  }

  private Table workbook(UploadInput input, FileFormat asked) throws IOException {
    Files.createDirectories(scratch);
    Path file = copied(input);
    int sheet = asked.sheet() == null ? 0 : asked.sheet();
    XlsxRows rows = XlsxRows.open(file, sheet);
    return judged(
        rows, asked, header -> new SeenFormat("xlsx", null, null, header, sheet, rows.sheets()));
  }

  /// A file of its own with all bytes of the upload; none when they cannot be read.
  private Path copied(UploadInput input) throws IOException {
    Path file = Files.createTempFile(scratch, "workbook", ".xlsx");
    boolean whole = false;
    try {
      Files.copy(input, file, StandardCopyOption.REPLACE_EXISTING);
      whole = true;
      return file;
    } finally {
      if (!whole) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Table text(UploadInput input, byte[] first, UploadTable.Upload upload, FileFormat asked)
      throws IOException {
    byte[] head = Arrays.copyOf(first, Math.min(first.length, HEAD_BYTES));
    TextEncoding encoding = TextEncoding.of(head, upload.utf8(), asked.encoding());
    char delimiter =
        asked.delimiter() == null
            ? Delimiters.of(decoded(head, encoding))
            : asked.delimiter().charAt(0);
    input.skipNBytes(encoding.markBytes());
    var reader = new BufferedReader(new InputStreamReader(input, encoding.charset()), HEAD_BYTES);
    var rows = new CsvRows(reader, delimiter, () -> (double) input.position() / upload.byteCount());
    String charset = encoding.charset().name();
    return judged(
        rows,
        asked,
        header ->
            new SeenFormat("csv", String.valueOf(delimiter), charset, header, null, List.of()));
  }

  /// A character cut in two at the head's end turns into a mark that separates nothing.
  private static String decoded(byte[] head, TextEncoding encoding) {
    int mark = encoding.markBytes();
    return new String(head, mark, head.length - mark, encoding.charset());
  }

  private interface Described {
    SeenFormat withHeader(boolean header);
  }

  private static Table judged(RowSource rows, FileFormat asked, Described format)
      throws IOException {
    boolean judged = false;
    try {
      Table table = judge(rows, asked, format);
      judged = true;
      return table;
    } finally {
      if (!judged) {
        rows.close();
      }
    }
  }

  private static Table judge(RowSource rows, FileFormat asked, Described format) {
    List<SourceRow> head = new ArrayList<>();
    for (SourceRow row = rows.next();
        row != null;
        row = head.size() < JUDGED_ROWS ? rows.next() : null) {
      head.add(row);
    }
    if (head.isEmpty()) {
      throw FileRefused.empty();
    }
    boolean header = asked.header() == null ? Columns.hasHeader(head, REGION) : asked.header();
    SourceRow names = header ? head.removeFirst() : null;
    return new Table(format.withHeader(header), names, head, rows);
  }

  /// What a crash left in the scratch folder.
  void sweep() throws IOException {
    Files.createDirectories(scratch);
    try (var files = Files.newDirectoryStream(scratch, "workbook*.xlsx")) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }
}
