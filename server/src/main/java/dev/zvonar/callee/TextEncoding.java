package dev.zvonar.callee;

import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Text;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a text file's bytes stand for characters. Pure.
///
/// A byte order mark decides (UTF-8, UTF-16 in both orders: Excel's "Unicode text"); without one a
/// file whose letters are UTF-8 is UTF-8, even with some bad bytes: their rows are refused by line
/// ([RowFault.Code#UNREADABLE]) rather than every name of the file misread. Any other is windows-1251,
/// as Russian Excel saves CSV. UTF-16 without a mark is refused: it cannot be told from other binary data.
///
/// @param markBytes length of the byte order mark to be skipped
record TextEncoding(Charset charset, int markBytes) {
  static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

  private static final List<Charset> KNOWN =
      List.of(
          StandardCharsets.UTF_8,
          WINDOWS_1251,
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE);

  /// Finds the encoding, or takes the one asked for.
  ///
  /// @param head the first bytes of the file
  /// @param wholeIsUtf8 whether the file is UTF-8, see [Utf8Check]
  /// @param asked the encoding's name, or null to find out
  /// @throws Rejected when this is no text, or the encoding asked for is not one of ours
  static TextEncoding of(byte[] head, boolean wholeIsUtf8, @Nullable String asked) {
    TextEncoding marked = marked(head);
    if (asked != null) {
      Charset charset = named(asked);
      return new TextEncoding(charset, charset.equals(marked.charset) ? marked.markBytes : 0);
    }
    if (marked.markBytes > 0) {
      return marked;
    }
    if (hasZeroByte(head)) {
      throw FileRefused.notText();
    }
    return new TextEncoding(wholeIsUtf8 ? StandardCharsets.UTF_8 : WINDOWS_1251, 0);
  }

  /// UTF-8 with no mark when there is no mark.
  private static TextEncoding marked(byte[] head) {
    if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
      return new TextEncoding(StandardCharsets.UTF_8, 3);
    }
    if (startsWith(head, 0xFF, 0xFE)) {
      return new TextEncoding(StandardCharsets.UTF_16LE, 2);
    }
    if (startsWith(head, 0xFE, 0xFF)) {
      return new TextEncoding(StandardCharsets.UTF_16BE, 2);
    }
    return new TextEncoding(StandardCharsets.UTF_8, 0);
  }

  private static Charset named(String asked) {
    String name = asked.toLowerCase(Locale.ROOT);
    return KNOWN.stream()
        .filter(charset -> charset.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() ->
            Rejected.invalid(
                "unknown_encoding",
                new Text(
                    "Кодировка бывает UTF-8, windows-1251, UTF-16LE или UTF-16BE.",
                    "The encoding is UTF-8, windows-1251, UTF-16LE or UTF-16BE.")));
  }

  static boolean startsWith(byte[] bytes, int... wanted) {
    if (bytes.length < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if ((bytes[i] & 0xFF) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasZeroByte(byte[] head) {
    for (byte b : head) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }
}
