package dev.zvonar.callee;

import dev.zvonar.kernel.Text;
import java.util.Locale;

/// Why a row of a file cannot be called. Stored as its code and one detail, told in the reader's
/// language.
///
/// @param detail what the code is about: a [PhoneFault]'s code, a line number, a column's name or a
///     piece of the cell; may be empty
public record RowFault(Code code, String detail) {
  /// The kinds of fault, as the API names them in lower case.
  public enum Code {
    /// The cell of the phone is empty.
    NO_PHONE,
    /// Detail: the [PhoneFault].
    BAD_PHONE,
    NOT_ALLOWED,
    /// Detail: the line that named the phone first.
    DUPLICATE,
    /// Detail: the zone as written.
    BAD_ZONE,
    TOO_MANY_COLUMNS,
    /// Detail: the column's name.
    TOO_LONG,
    UNREADABLE;

    /// The word stored and shown, such as `bad_phone`.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static RowFault of(Code code) {
    return new RowFault(code, "");
  }

  /// The fault stored under this word and detail.
  static RowFault stored(String code, String detail) {
    return new RowFault(Code.valueOf(code.toUpperCase(Locale.ROOT)), detail);
  }

  /// The fault in words.
  public Text text() {
    return switch (code) {
      case NO_PHONE -> new Text("нет номера телефона", "there is no phone number");
      case BAD_PHONE -> PhoneFault.valueOf(detail.toUpperCase(Locale.ROOT)).text();
      case NOT_ALLOWED ->
          new Text("на такие номера звонить нельзя", "such numbers may not be called");
      case DUPLICATE ->
          new Text("номер уже есть в строке " + detail, "line " + detail + " has this number");
      case BAD_ZONE ->
          new Text(
              "неизвестный часовой пояс «" + detail + "»; пишите МСК+2, UTC+5 или Asia/Omsk",
              "unknown time zone '" + detail + "'; write MSK+2, UTC+5 or Asia/Omsk");
      case TOO_MANY_COLUMNS ->
          new Text(
              "ячеек больше, чем столбцов: лишний разделитель или кавычка",
              "more cells than columns: a delimiter or a quote too many");
      case TOO_LONG ->
          new Text(
              "слишком длинный текст в столбце «" + detail + "»",
              "the text in column '" + detail + "' is too long");
      case UNREADABLE ->
          new Text(
              "в строке нечитаемые знаки: проверьте кодировку",
              "the row holds unreadable characters: check the encoding");
    };
  }
}
