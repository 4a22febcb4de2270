package dev.zvonar.callee;

import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Text;

/// Refusals of a whole file, in one place so that a look and an import say the same.
final class FileRefused {
  private FileRefused() {}

  static Rejected empty() {
    return refused("empty_file", "Файл пуст.", "The file is empty.");
  }

  static Rejected oldExcel() {
    return refused(
        "old_excel",
        "Это старый формат Excel (.xls). Сохраните файл как .xlsx или CSV.",
        "This is the old Excel format (.xls). Save the file as .xlsx or CSV.");
  }

  static Rejected notText() {
    return refused(
        "not_a_table",
        "Это не таблица: нужен файл CSV или XLSX.",
        "This is not a table: a CSV or XLSX file is needed.");
  }

  static Rejected notWorkbook() {
    return refused(
        "not_a_workbook",
        "Это архив или повреждённый файл, а не книга Excel (.xlsx).",
        "This is an archive or a damaged file, not an Excel workbook (.xlsx).");
  }

  static Rejected bomb() {
    return refused(
        "workbook_too_large",
        "Книга Excel распаковывается в слишком большой файл. Сохраните её как CSV.",
        "The Excel workbook unpacks to too large a file. Save it as CSV.");
  }

  static Rejected noSuchSheet(int sheet) {
    return refused(
        "no_such_sheet",
        "В книге нет листа с номером " + sheet + " (счёт с нуля).",
        "The workbook has no sheet " + sheet + " (counted from zero).");
  }

  static Rejected brokenQuote(long line) {
    return refused(
        "broken_quote",
        "После строки " + line + " кавычка открыта и не закрыта, или строка непомерно длинна.",
        "Behind line " + line + " a quote is opened and never closed, or a row is far too long.");
  }

  static Rejected tooManyRows(int rowsMax) {
    return refused(
        "too_many_rows",
        "В файле больше " + rowsMax + " строк. Разделите его на несколько.",
        "The file has more than " + rowsMax + " rows. Split it into several.");
  }

  private static Rejected refused(String code, String ru, String en) {
    return Rejected.invalid(code, new Text(ru, en));
  }
}
