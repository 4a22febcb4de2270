package dev.zvonar.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes tables that people open in a spreadsheet: UTF-8 with a byte order mark and `;`, as Russian
/// Excel expects; lines end in CR LF (RFC 4180). One thread.
///
/// A cell that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, a tab or a
/// line end, blanks before it not counting) gets an apostrophe in front. Phone numbers in E.164 and
/// plain numbers are let through as they are: they can be nothing else.
public final class CsvWriter {
  private static final char DELIMITER = ';';
  private static final Pattern HARMLESS =
      Pattern.compile("\\+[0-9]{5,15}|-?[0-9]{1,15}([.,][0-9]{1,15})?");
  private static final Pattern FORMULA =
      Pattern.compile("[\\s\\p{Z}\\p{Cf}]*[=+\\-@＝＋－＠].*|[\\t\\r\\n].*", Pattern.DOTALL);
  private static final Pattern QUOTED =
      Pattern.compile(".*[;,\"\\r\\n\\t|].*|\\s.*|.*\\s", Pattern.DOTALL);

  private final Writer out;

  /// Begins the file. The stream stays the caller's to close.
  public CsvWriter(OutputStream out) throws IOException {
    this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    this.out.write('\ufeff');
  }

  /// One row; null is an empty cell, everything else its text.
  public CsvWriter row(@Nullable Object... cells) throws IOException {
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        out.write(DELIMITER);
      }
      out.write(cell(cells[i]));
    }
    out.write("\r\n");
    return this;
  }

  /// Sends what has gathered. To be called at the end.
  public void flush() throws IOException {
    out.flush();
  }

  private static String cell(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    boolean live = FORMULA.matcher(text).matches() && !HARMLESS.matcher(text).matches();
    String safe = live ? "'" + text : text;
    return QUOTED.matcher(safe).matches() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
