package dev.zvonar.callee;

import java.nio.file.Path;

/// Limits of uploads and lists.
///
/// @param uploadBytesMax the largest file taken, 1 KiB to 4 GiB
/// @param rowsMax the longest list, 1 to 20,000,000 rows; 5,000,000 need 150 MB of memory while they
///     are imported
/// @param importsMax imports at a time on one node, 1 to 16; others wait
/// @param scratch folder for workbooks while they are read; files in it live as long as one reading
public record ListsConfig(long uploadBytesMax, int rowsMax, int importsMax, Path scratch) {
  static final int COLUMNS_MAX = 100;
  static final int CELL_CHARS_MAX = 2000;
  static final int CELL_CHARS_SHOWN = 200;
  static final int RAW_CHARS_MAX = 500;
  static final int BAD_ROWS_MAX = 100_000;

  public ListsConfig {
    within("lists.uploadBytesMax", uploadBytesMax, 1024, 4L << 30);
    within("lists.rowsMax", rowsMax, 1, 20_000_000);
    within("lists.importsMax", importsMax, 1, 16);
  }

  /// 512 MiB, five million rows, one import at a time.
  public static ListsConfig standard(Path scratch) {
    return new ListsConfig(512L << 20, 5_000_000, 1, scratch);
  }

  private static void within(String name, long value, long from, long to) {
    if (value < from || value > to) {
      throw new IllegalArgumentException(name + " = " + value + " is not " + from + " to " + to);
    }
  }
}
