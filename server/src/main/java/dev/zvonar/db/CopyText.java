package dev.zvonar.db;

import dev.zvonar.kernel.PhoneNumber;
import dev.zvonar.kernel.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/// Writes rows in COPY's text format: tabs between values, a line a row, `\N` for null, backslash
/// escapes (PostgreSQL manual, COPY, "Text Format"). One thread; rows gather into pieces of
/// [#PIECE_CHARS] before they are sent.
final class CopyText implements CopyRows {
  private static final int PIECE_CHARS = 64 * 1024;

  private final CopyIn copy;
  private final StringBuilder piece = new StringBuilder(PIECE_CHARS + 4096);

  CopyText(CopyIn copy) {
    this.copy = copy;
  }

  @Override
  public void row(@Nullable Object... values) throws IOException {
    append(piece, values);
    if (piece.length() >= PIECE_CHARS) {
      send();
    }
  }

  /// Sends what has gathered.
  ///
  /// @throws CopyBroken when the server refused or the connection broke; says why in its cause
  void send() throws CopyBroken {
    byte[] bytes = piece.toString().getBytes(StandardCharsets.UTF_8);
    piece.setLength(0);
    try {
      copy.writeToCopy(bytes, 0, bytes.length);
    } catch (SQLException e) {
      throw new CopyBroken(e);
    }
  }

  static void append(StringBuilder out, @Nullable Object... values) {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        out.append('\t');
      }
      appendValue(out, values[i]);
    }
    out.append('\n');
  }

  private static void appendValue(StringBuilder out, @Nullable Object value) {
    switch (value) {
      case null -> out.append("\\N");
      case Long number -> out.append(number.longValue());
      case Integer number -> out.append(number.intValue());
      case List<?> list -> appendEscaped(out, arrayText(list));
      default -> appendEscaped(out, text(value));
    }
  }

  private static String text(Object value) {
    return switch (value) {
      case PhoneNumber phone -> Long.toString(phone.digits());
      case TenantId tenant -> Long.toString(tenant.value());
      case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
      case byte[] bytes -> "\\x" + HexFormat.of().formatHex(bytes);
      case Json json -> json.text();
      default -> value.toString();
    };
  }

  /// An array literal: every element quoted, so that commas, braces and the word NULL are safe.
  private static String arrayText(List<?> list) {
    var out = new StringBuilder("{");
    for (Object element : list) {
      if (out.length() > 1) {
        out.append(',');
      }
      appendElement(out, element);
    }
    return out.append('}').toString();
  }

  private static void appendElement(StringBuilder out, @Nullable Object element) {
    if (element == null) {
      out.append("NULL");
    } else {
      String text = text(element).replace("\\", "\\\\").replace("\"", "\\\"");
      out.append('"').append(text).append('"');
    }
  }

  /// A text with a zero character is refused by the server, which is right: text columns hold none.
  private static void appendEscaped(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        default -> out.append(c);
      }
    }
  }

  /// The server's end of the COPY failed, as opposed to the source's.
  static final class CopyBroken extends IOException {
    private static final long serialVersionUID = 1L;
    private final SQLException failure;

    CopyBroken(SQLException failure) {
      super(failure);
      this.failure = failure;
    }

    SQLException failure() {
      return failure;
    }
  }
}
