package dev.zvonar.callee;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/// Turns a workbook's cell into the text a person sees in it. Pure.
final class XlsxCells {
  /// Excel itself computes with 15 digits; the rest of a double is noise.
  private static final MathContext EXCEL_DIGITS = new MathContext(15);

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter BOTH =
      DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.ROOT);

  private static final Pattern NOT_PLAIN =
      Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.");
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
  private static final Pattern ZEROS = Pattern.compile("0{2,20}");
  private static final int EXPONENT_MAX = 30;

  private XlsxCells() {}

  /// The text of the cell; empty for none.
  static String text(@Nullable Cell cell) {
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return "";
    }
    String raw = cell.getRawValue() == null ? "" : cell.getRawValue();
    return switch (cell.getType()) {
      case STRING -> cell.getText();
      case BOOLEAN -> raw.equals("1") ? "TRUE" : "FALSE";
      case NUMBER -> number(cell, raw);
      case FORMULA -> NUMBER.matcher(raw).matches() ? number(cell, raw) : raw;
      case ERROR, EMPTY -> "";
    };
  }

  private static String number(Cell cell, String raw) {
    String format = cell.getDataFormatString();
    String plain =
        format == null ? "" : NOT_PLAIN.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
    boolean day = plain.contains("d") || plain.contains("y");
    boolean clock = plain.contains("h") || plain.contains("s");
    if (!plain.equals("general") && (day || clock) && cell.getType() == CellType.NUMBER) {
      return moment(cell.asDate(), day, clock);
    }
    return ZEROS.matcher(plain).matches() ? padded(digits(raw), plain.length()) : digits(raw);
  }

  private static String moment(LocalDateTime at, boolean day, boolean clock) {
    return (day && clock ? BOTH : day ? DATE : TIME).format(at);
  }

  /// A phone typed as a number is stored as `7.916E10` and comes back whole.
  private static String digits(String raw) {
    if (!NUMBER.matcher(raw).matches()) {
      return raw;
    }
    BigDecimal value = new BigDecimal(raw);
    if (Math.abs(value.precision() - value.scale()) > EXPONENT_MAX) {
      return raw;
    }
    BigDecimal shown =
        value.precision() > EXCEL_DIGITS.getPrecision() ? value.round(EXCEL_DIGITS) : value;
    return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
  }

  private static String padded(String digits, int width) {
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}
