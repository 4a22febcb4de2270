package dev.zvonar.callee;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds out which character separates the cells of a CSV text. Pure.
final class Delimiters {
  /// In the order of preference when the text speaks for several alike.
  static final List<Character> KNOWN = List.of(';', '\t', ',', '|');

  private static final int ROWS_MAX = 100;
  private static final String EXCEL_HINT = "sep=";
  private static final double AGREEMENT_MIN = 0.8;

  private Delimiters() {}

  /// The delimiter by which most rows have the same number of cells, the larger number winning; `;`
  /// when there is one column only. Excel's own first line `sep=;` is believed.
  ///
  /// @param head the beginning of the text; its last line may be cut off
  static char of(String head) {
    if (isHint(firstLine(head))) {
      return head.charAt(EXCEL_HINT.length());
    }
    char best = KNOWN.getFirst();
    double bestScore = 0;
    for (char delimiter : KNOWN) {
      double score = score(head, delimiter);
      if (score > bestScore) {
        best = delimiter;
        bestScore = score;
      }
    }
    return best;
  }

  /// Whether a first line is Excel's hint and no data.
  static boolean isHint(String line) {
    return line.length() == EXCEL_HINT.length() + 1
        && line.startsWith(EXCEL_HINT)
        && KNOWN.contains(line.charAt(EXCEL_HINT.length()));
  }

  private static String firstLine(String head) {
    return head.lines().findFirst().orElse("");
  }

  /// Agreement counts first, then columns: ten columns in disorder are worth less than two in order.
  private static double score(String head, char delimiter) {
    List<Integer> widths = CsvRows.widths(head, delimiter, ROWS_MAX);
    if (widths.isEmpty()) {
      return 0;
    }
    Map<Integer, Integer> rowsByWidth = new HashMap<>();
    widths.forEach(width -> rowsByWidth.merge(width, 1, Integer::sum));
    var usual = rowsByWidth.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    if (usual.getKey() < 2) {
      return 0;
    }
    double agreement = (double) usual.getValue() / widths.size();
    return (agreement >= AGREEMENT_MIN ? 1000 : 1000 * agreement * agreement) + usual.getKey();
  }
}
