package dev.zvonar.callee;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the columns of a table are for, judged by the words of its header and by its values. Pure.
final class Columns {
  private static final int SAMPLES_MAX = 5;
  private static final double PHONES_MIN = 0.5;

  private static final Pattern PHONE_WORD =
      Pattern.compile(
          "(^|[^а-яёa-z])(тел|телефон\\S*|моб|мобильн\\S*|сотов\\S*|phones?|phone.?number|mobile|cell|tel|msisdn)([^а-яёa-z]|$)");

  private static final Pattern ZONE_WORD =
      Pattern.compile("час\\S*\\s*пояс|часов\\S* зон|time.?zone|^(пояс|зона|tz|zone|utc|gmt|мск)$");

  private Columns() {}

  /// Whether the first row names the columns: it holds no phone itself, and either a word we know or
  /// a phone somewhere below.
  static boolean hasHeader(List<SourceRow> rows, String region) {
    if (rows.isEmpty() || holdsPhone(rows.getFirst(), region)) {
      return false;
    }
    boolean named =
        rows.getFirst().cells().stream()
            .map(cell -> cell.toLowerCase(Locale.ROOT))
            .anyMatch(cell -> matches(PHONE_WORD, cell) || matches(ZONE_WORD, cell));
    return named || rows.stream().skip(1).anyMatch(row -> holdsPhone(row, region));
  }

  /// The columns with their names, uses and samples.
  ///
  /// @param header the row of names, or null
  /// @param rows rows below it
  static List<SeenColumn> of(@Nullable SourceRow header, List<SourceRow> rows, String region) {
    List<String> names = names(header, width(header, rows));
    int phone = best(names, rows, region);
    int zone = zone(names, rows, phone);
    List<SeenColumn> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String use =
          i == phone ? "phone" : i == zone ? "zone" : isEmpty(header, rows, i) ? "skip" : "tag";
      columns.add(new SeenColumn(i, names.get(i), use, samples(rows, i)));
    }
    return columns;
  }

  private static int width(@Nullable SourceRow header, List<SourceRow> rows) {
    int width = header == null ? 0 : header.cells().size();
    for (SourceRow row : rows) {
      width = Math.max(width, row.cells().size());
    }
    return width;
  }

  private static List<String> names(@Nullable SourceRow header, int width) {
    List<String> names = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < width; i++) {
      String own = header == null ? "" : TagNames.clean(header.cell(i));
      names.add(free(own.isEmpty() ? TagNames.letters(i) : own, taken));
    }
    return names;
  }

  private static String free(String name, Set<String> taken) {
    String candidate = name;
    for (int n = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); n++) {
      candidate = name + " " + n;
    }
    return candidate;
  }

  /// The column likeliest to be the phone, or -1.
  private static int best(List<String> names, List<SourceRow> rows, String region) {
    int best = -1;
    double bestScore = 0;
    for (int i = 0; i < names.size(); i++) {
      double share = phoneShare(rows, i, region);
      boolean named = matches(PHONE_WORD, names.get(i).toLowerCase(Locale.ROOT));
      double score =
          (share >= PHONES_MIN ? 2 * share : 0) + (named && (share > 0 || rows.isEmpty()) ? 1 : 0);
      if (score > bestScore) {
        best = i;
        bestScore = score;
      }
    }
    return best;
  }

  /// The column of time zones, or -1. Values alone convince only when all of them are zones.
  private static int zone(List<String> names, List<SourceRow> rows, int phone) {
    for (int i = 0; i < names.size(); i++) {
      boolean named = matches(ZONE_WORD, names.get(i).toLowerCase(Locale.ROOT));
      List<String> values = values(rows, i);
      long zones = values.stream().filter(value -> Zones.read(value).isPresent()).count();
      boolean byValues =
          !values.isEmpty() && zones == values.size() && hasLetter(values.getFirst());
      if (i != phone && (byValues || (named && (zones > 0 || values.isEmpty())))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean holdsPhone(SourceRow row, String region) {
    return row.cells().stream().anyMatch(cell -> isPhone(cell, region));
  }

  private static double phoneShare(List<SourceRow> rows, int column, String region) {
    List<String> values = values(rows, column);
    long phones = values.stream().filter(value -> isPhone(value, region)).count();
    return values.isEmpty() ? 0 : (double) phones / values.size();
  }

  private static boolean isPhone(String cell, String region) {
    return PhoneReader.read(cell, region) instanceof PhoneReading.Good;
  }

  /// Below a header a column without a name is a stray cell; without a header, one without values.
  private static boolean isEmpty(@Nullable SourceRow header, List<SourceRow> rows, int column) {
    return header == null ? values(rows, column).isEmpty() : header.cell(column).isBlank();
  }

  private static List<String> values(List<SourceRow> rows, int column) {
    return rows.stream().map(row -> row.cell(column)).filter(cell -> !cell.isBlank()).toList();
  }

  private static List<String> samples(List<SourceRow> rows, int column) {
    return values(rows, column).stream().distinct().limit(SAMPLES_MAX).map(Columns::cut).toList();
  }

  static String cut(String cell) {
    return cell.length() > ListsConfig.CELL_CHARS_SHOWN
        ? cell.substring(0, ListsConfig.CELL_CHARS_SHOWN) + "…"
        : cell;
  }

  private static boolean hasLetter(String text) {
    return text.chars().anyMatch(Character::isLetter);
  }

  private static boolean matches(Pattern pattern, String text) {
    return pattern.matcher(text.strip()).find();
  }
}
