package dev.zvonar.callee;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Unpacks a workbook once, throwing the bytes away, before it is trusted to the reader.
///
/// A zip's own word about its sizes proves nothing, so everything is counted while it unpacks. What
/// the reader holds in memory whole is bounded: one text or tag ([#RUN_BYTES_MAX]), one row
/// ([#ROW_BYTES_MAX]), and the parts other than sheets ([#SHARED_BYTES_MAX]: shared texts, styles).
/// Sheets are streamed and may be long. A DOCTYPE has no place in a workbook.
final class XlsxGuard {
  static final int ENTRIES_MAX = 2000;
  static final long SHEETS_BYTES_MAX = 4L << 30;
  static final long SHARED_BYTES_MAX = 64L << 20;
  static final int RUN_BYTES_MAX = 1 << 20;
  static final int ROW_BYTES_MAX = 8 << 20;

  private static final String ROW = "<row";

  private XlsxGuard() {}

  /// Checks the whole file.
  ///
  /// @return rows in all sheets together, roughly: for showing progress only
  /// @throws dev.zvonar.kernel.Rejected when the file is no workbook or unpacks to too much
  static long rows(Path file) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      if (zip.getEntry("xl/workbook.xml") == null) {
        throw FileRefused.notWorkbook();
      }
      if (zip.size() > ENTRIES_MAX) {
        throw FileRefused.bomb();
      }
      return count(zip);
    } catch (ZipException e) {
      throw FileRefused.notWorkbook();
    }
  }

  private static long count(ZipFile zip) throws IOException {
    long shared = 0;
    long rows = 0;
    for (ZipEntry entry : Collections.list(zip.entries())) {
      boolean sheet = entry.getName().startsWith("xl/worksheets/");
      var scan = new Scan(sheet ? SHEETS_BYTES_MAX : SHARED_BYTES_MAX - shared);
      try (InputStream in = zip.getInputStream(entry)) {
        scan.all(in, entry.getName().endsWith(".xml"));
      }
      shared += sheet ? 0 : scan.bytes;
      rows += sheet ? scan.rows : 0;
    }
    return rows;
  }

  /// One entry on its way to nowhere. The fields are written by [#all] alone.
  private static final class Scan {
    private final long bytesMax;
    private long bytes;
    private long rows;
    private long run;
    private long row;
    private boolean bang;

    /// Matched so far of `<row`, 0 to 4.
    private int matched;

    Scan(long bytesMax) {
      this.bytesMax = bytesMax;
    }

    void all(InputStream in, boolean xml) throws IOException {
      byte[] piece = new byte[64 * 1024];
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        bytes += n;
        if (bytes > bytesMax) {
          throw FileRefused.bomb();
        }
        if (xml) {
          measure(piece, n);
        }
      }
    }

    private void measure(byte[] piece, int length) {
      for (int i = 0; i < length; i++) {
        step(piece[i]);
      }
    }

    private void step(byte b) {
      run++;
      row++;
      if (b == '<') {
        run = 0;
        matched = 1;
      } else if (matched > 0) {
        follow(b);
      }
      declaration(b);
      if (run > RUN_BYTES_MAX || (rows > 0 && row > ROW_BYTES_MAX)) {
        throw FileRefused.bomb();
      }
    }

    private void follow(byte b) {
      matched = b == ROW.charAt(matched) ? matched + 1 : 0;
      if (matched == ROW.length()) {
        rows++;
        row = 0;
        matched = 0;
      }
    }

    /// `<!DOCTYPE` would be the way to entities that multiply; `<!--` and `<![CDATA[` are harmless.
    private void declaration(byte b) {
      if (run == 1) {
        bang = b == '!';
      } else if (run == 2 && bang && b == 'D') {
        throw FileRefused.notWorkbook();
      }
    }
  }
}
