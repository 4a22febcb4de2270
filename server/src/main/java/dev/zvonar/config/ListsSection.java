package dev.zvonar.config;

/// Section `lists` of `reference.yaml`.
public record ListsSection(int uploadMbMax, int rowsMax, int importsMax) {
  public ListsSection {
    OutOfRange.check("uploadMbMax", uploadMbMax, 1, 4096);
    OutOfRange.check("rowsMax", rowsMax, 1, 20_000_000);
    OutOfRange.check("importsMax", importsMax, 1, 16);
  }

  /// The largest upload, in bytes.
  public long uploadBytesMax() {
    return (long) uploadMbMax << 20;
  }
}
