package dev.zvonar.callee;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an upload was read, every setting found out.
///
/// @param kind `csv` or `xlsx`
/// @param delimiter and `encoding`: of a CSV file
/// @param sheet and `sheets`: of a workbook, the sheet read and the names of all
public record SeenFormat(
    String kind,
    @Nullable String delimiter,
    @Nullable String encoding,
    boolean header,
    @Nullable Integer sheet,
    List<String> sheets) {
  /// The same as settings for reading the file once more.
  FileFormat settings() {
    return new FileFormat(delimiter, encoding, header, sheet);
  }
}
