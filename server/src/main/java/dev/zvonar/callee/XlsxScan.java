package dev.zvonar.callee;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Measures the inside of one entry of a workbook on its way to nowhere. One thread.
///
/// Bounded is what the reader holds at a time: one text or tag ([#RUN_BYTES_MAX]) and one row
/// ([#ROW_BYTES_MAX]). A DOCTYPE has no place in a workbook, and texts or styles (held whole) none in
/// a sheet. An entry that does not begin as XML, such as a picture, is not looked into: the reader
/// fails at its first byte. XML in UTF-16 would hide from this and is refused; no office program
/// writes it.
final class XlsxScan {
  static final int RUN_BYTES_MAX = 1 << 20;

  /// A hundred columns of the longest cells taken are 200 KiB; sixteen thousand empty ones 600 KiB.
  static final int ROW_BYTES_MAX = 2 << 20;

  /// Elements that the reader keeps one by one, and no sheet has.
  private static final Set<String> HELD = Set.of("si", "xf", "numFmt", "sheet", "definedName");

  private static final int FIRST_BYTES = 4;
  private static final int NAME_BYTES_MAX = 12;

  private final boolean sheet;
  private final byte[] name = new byte[NAME_BYTES_MAX];
  private int nameLength;
  private boolean inName;

  private int first;
  private int firstBytes;
  private boolean xml = true;

  private long rows;
  private int run;
  private int row;
  private boolean bang;

  /// A scan of one entry.
  ///
  /// @param sheet whether it is read as a stream, and must not hold what is kept whole
  XlsxScan(boolean sheet) {
    this.sheet = sheet;
  }

  /// Rows seen so far.
  long rows() {
    return rows;
  }

  /// Takes the entry's next bytes.
  ///
  /// @throws dev.zvonar.kernel.Rejected when they break a limit
  void feed(byte[] piece, int length) {
    for (int i = 0; i < length && xml; i++) {
      if (firstBytes < FIRST_BYTES) {
        begin(piece[i] & 0xFF);
      }
      step(piece[i]);
    }
  }

  private void begin(int b) {
    xml = firstBytes > 0 || b == '<' || b == 0xEF || b == 0xFE || b == 0xFF || b <= ' ';
    first = (first << 8) | b;
    firstBytes++;
    boolean wide =
        switch (firstBytes) {
          case 2 -> first == 0xFEFF || first == 0xFFFE || first == 0x3C00 || first == 0x3C;
          case FIRST_BYTES -> first == 0x3C;
          default -> false;
        };
    if (wide) {
      throw FileRefused.notWorkbook();
    }
  }

  private void step(byte b) {
    run++;
    row++;
    if (b == '<') {
      run = 0;
      inName = true;
      nameLength = 0;
    } else if (inName) {
      nameOn(b);
    }
    declaration(b);
    if (run > RUN_BYTES_MAX || ((sheet || rows > 0) && row > ROW_BYTES_MAX)) {
      throw FileRefused.bomb();
    }
  }

  /// The element's name without its prefix: `row` of `<x:row r="1">`.
  private void nameOn(byte b) {
    if (b == ':') {
      nameLength = 0;
    } else if (b == '>' || b == '/' || (b >= 0 && b <= ' ')) {
      inName = false;
      named();
    } else if (nameLength < NAME_BYTES_MAX) {
      name[nameLength++] = b;
    }
  }

  private void named() {
    if (nameLength == 3 && name[0] == 'r' && name[1] == 'o' && name[2] == 'w') {
      rows++;
      row = 0;
    } else if (sheet && nameLength > 1) {
      refuseHeld();
    }
  }

  private void refuseHeld() {
    boolean likely = name[0] == 's' || name[0] == 'x' || name[0] == 'n' || name[0] == 'd';
    if (likely && HELD.contains(new String(name, 0, nameLength, StandardCharsets.ISO_8859_1))) {
      throw FileRefused.notWorkbook();
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
