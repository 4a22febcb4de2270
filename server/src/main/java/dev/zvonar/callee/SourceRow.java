package dev.zvonar.callee;

import java.util.List;

/// One row of a file as a person sees it.
///
/// @param line the line of the file it begins on, or the sheet's row number; from 1
record SourceRow(int line, List<String> cells) {
  boolean isBlank() {
    return cells.stream().allMatch(String::isBlank);
  }

  /// The cell, or an empty text behind the row's end.
  String cell(int index) {
    return index < cells.size() ? cells.get(index) : "";
  }
}
