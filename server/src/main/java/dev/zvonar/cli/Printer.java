package dev.zvonar.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Prints answers: for people as aligned columns, for programs as JSON.
final class Printer {
  private static final String GAP = "  ";

  private final PrintWriter out;
  private final boolean json;

  Printer(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /// A page of things, one a line.
  ///
  /// @param columns fields to show, dots lead inside: `progress.done`
  void table(JsonNode page, String... columns) {
    if (json) {
      line(page.toString());
      return;
    }
    List<String[]> rows = new ArrayList<>();
    rows.add(Arrays.stream(columns).map(Printer::heading).toArray(String[]::new));
    for (JsonNode item : page.path("items")) {
      rows.add(Arrays.stream(columns).map(column -> cell(item, column)).toArray(String[]::new));
    }
    printAligned(rows, columns.length);
  }

  /// One thing, a field a line.
  void thing(JsonNode thing) {
    if (json) {
      line(thing.toString());
      return;
    }
    thing.propertyStream().forEach(field -> line(field.getKey() + ": " + shown(field.getValue())));
  }

  /// A remark that only people want.
  void remark(String text) {
    if (!json) {
      line(text);
    }
  }

  private void line(String text) {
    out.println(text);
    out.flush();
  }

  private void printAligned(List<String[]> rows, int columns) {
    int[] widths = new int[columns];
    for (String[] row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    for (String[] row : rows) {
      var text = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        text.append(row[i]).repeat(' ', widths[i] - row[i].length()).append(GAP);
      }
      line(text.toString().stripTrailing());
    }
  }

  private static String heading(String column) {
    return column.substring(column.lastIndexOf('.') + 1);
  }

  private static String cell(JsonNode item, String column) {
    return shown(item.at("/" + column.replace('.', '/')));
  }

  private static String shown(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "-";
    }
    if (value.isArray()) {
      return value.valueStream().map(Printer::shown).collect(Collectors.joining(", "));
    }
    return value.isValueNode() ? value.asString() : value.toString();
  }
}
