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
/// A zip's own word about its sizes and names proves nothing, so every entry is counted and measured
/// while it unpacks, whatever it is called: a workbook's table of parts may point the reader
/// anywhere. All entries share one budget ([#BYTES_MAX]); those that the reader holds in memory
/// whole share a smaller one ([#HELD_BYTES_MAX]): all but streamed sheets. See [XlsxScan] for what
/// is measured inside.
final class XlsxGuard {
  static final int ENTRIES_MAX = 2000;

  /// A full sheet of a million rows and ten columns is half of this. Some ten seconds of work.
  static final long BYTES_MAX = 1L << 30;

  static final long HELD_BYTES_MAX = 64L << 20;

  private static final String SHEETS = "xl/worksheets/";

  private final byte[] piece = new byte[64 * 1024];
  private long bytesLeft;
  private long heldLeft = HELD_BYTES_MAX;
  private long rows;

  private XlsxGuard(long bytesMax) {
    this.bytesLeft = bytesMax;
  }

  /// Checks the whole file.
  ///
  /// @return rows in all sheets together, roughly: for showing progress only
  /// @throws dev.zvonar.kernel.Rejected when the file is no workbook or unpacks to too much
  static long rows(Path file) throws IOException {
    return rows(file, BYTES_MAX);
  }

  /// The same with another budget for all entries together.
  static long rows(Path file, long bytesMax) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      if (zip.getEntry("xl/workbook.xml") == null) {
        throw FileRefused.notWorkbook();
      }
      if (zip.size() > ENTRIES_MAX) {
        throw FileRefused.bomb();
      }
      var guard = new XlsxGuard(bytesMax);
      for (ZipEntry entry : Collections.list(zip.entries())) {
        guard.unpack(zip, entry);
      }
      return guard.rows;
    } catch (ZipException e) {
      throw FileRefused.notWorkbook();
    }
  }

  private void unpack(ZipFile zip, ZipEntry entry) throws IOException {
    boolean streamed = entry.getName().startsWith(SHEETS);
    var scan = new XlsxScan(streamed);
    try (InputStream in = zip.getInputStream(entry)) {
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        spend(n, streamed);
        scan.feed(piece, n);
      }
    }
    rows += scan.rows();
  }

  private void spend(int bytes, boolean streamed) {
    bytesLeft -= bytes;
    heldLeft -= streamed ? 0 : bytes;
    if (bytesLeft < 0 || heldLeft < 0) {
      throw FileRefused.bomb();
    }
  }
}
