package dev.zvonar.callee;

import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Text;
import org.jspecify.annotations.Nullable;

/// How a file is to be read; null means "find out".
///
/// @param delimiter one of `,` `;` tab `|`
/// @param encoding `UTF-8`, `windows-1251`, `UTF-16LE` or `UTF-16BE`
/// @param header whether the first row names the columns
/// @param sheet of a workbook, from 0
public record FileFormat(
    @Nullable String delimiter,
    @Nullable String encoding,
    @Nullable Boolean header,
    @Nullable Integer sheet) {
  /// Everything is found out.
  public static final FileFormat UNKNOWN = new FileFormat(null, null, null, null);

  public FileFormat {
    if (delimiter != null
        && (delimiter.length() != 1 || !Delimiters.KNOWN.contains(delimiter.charAt(0)))) {
      throw Rejected.invalid(
          "unknown_delimiter",
          new Text(
              "Разделитель — запятая, точка с запятой, табуляция или |.",
              "The delimiter is a comma, a semicolon, a tab or |."));
    }
    if (sheet != null && sheet < 0) {
      throw FileRefused.noSuchSheet(sheet);
    }
  }
}
