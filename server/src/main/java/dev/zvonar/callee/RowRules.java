package dev.zvonar.callee;

import dev.zvonar.kernel.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Judges the rows of one file in order. One thread: it remembers the phones it has seen.
final class RowRules {
  private static final char UNDECODABLE = '\ufffd';

  private final ColumnPlan plan;
  private final List<String> names;
  private final String region;
  private final PhoneLines seen = new PhoneLines();

  /// Rules of one import.
  ///
  /// @param names of the file's columns, to tell a person where the fault is
  RowRules(ColumnPlan plan, List<String> names, String region) {
    this.plan = plan;
    this.names = names;
    this.region = region;
  }

  /// What becomes of a row.
  sealed interface Judged {
    record Good(int line, PhoneNumber phone, @Nullable String zone, List<String> tags)
        implements Judged {}

    /// A row that cannot be called.
    ///
    /// @param raw the row's text, cut to [ListsConfig#RAW_CHARS_MAX]
    record Bad(int line, RowFault fault, String raw) implements Judged {}
  }

  Judged judge(SourceRow row) {
    RowFault fault = faultOfShape(row);
    if (fault != null) {
      return bad(row, fault);
    }
    return switch (PhoneReader.read(row.cell(plan.phone()), region)) {
      case PhoneReading.Bad(var why) -> bad(row, faultOf(why));
      case PhoneReading.Good(var phone) -> withPhone(row, phone);
    };
  }

  private Judged withPhone(SourceRow row, PhoneNumber phone) {
    String zoneText = plan.zone() < 0 ? "" : row.cell(plan.zone()).strip();
    String zone = zoneText.isEmpty() ? null : Zones.read(zoneText).orElse("");
    if (zone != null && zone.isEmpty()) {
      return bad(row, new RowFault(RowFault.Code.BAD_ZONE, cut(zoneText, TagNames.CHARS_MAX)));
    }
    int before = seen.firstLineOf(phone.digits(), row.line());
    if (before > 0) {
      return bad(row, new RowFault(RowFault.Code.DUPLICATE, Integer.toString(before)));
    }
    return new Judged.Good(row.line(), phone, zone, tags(row));
  }

  private @Nullable RowFault faultOfShape(SourceRow row) {
    for (int i = 0; i < row.cells().size(); i++) {
      String cell = row.cells().get(i);
      if (i >= plan.columns() && !cell.isBlank()) {
        return RowFault.of(RowFault.Code.TOO_MANY_COLUMNS);
      }
      if (cell.length() > ListsConfig.CELL_CHARS_MAX) {
        return new RowFault(RowFault.Code.TOO_LONG, nameOf(i));
      }
      if (cell.indexOf(UNDECODABLE) >= 0 || cell.indexOf('\0') >= 0) {
        return RowFault.of(RowFault.Code.UNREADABLE);
      }
    }
    return null;
  }

  private static RowFault faultOf(PhoneFault why) {
    return why == PhoneFault.NONE
        ? RowFault.of(RowFault.Code.NO_PHONE)
        : new RowFault(RowFault.Code.BAD_PHONE, why.code());
  }

  private List<String> tags(SourceRow row) {
    List<String> tags = new ArrayList<>(plan.tags().size());
    for (int column : plan.tags()) {
      tags.add(row.cell(column).strip());
    }
    return tags;
  }

  private String nameOf(int column) {
    return column < names.size() ? names.get(column) : TagNames.letters(column);
  }

  private static Judged bad(SourceRow row, RowFault fault) {
    return new Judged.Bad(row.line(), fault, raw(row));
  }

  private static String raw(SourceRow row) {
    var raw = new StringBuilder();
    for (String cell : row.cells()) {
      if (raw.length() > ListsConfig.RAW_CHARS_MAX) {
        break;
      }
      raw.append(raw.isEmpty() ? "" : ";").append(cut(cell, ListsConfig.RAW_CHARS_MAX));
    }
    return cut(raw.toString(), ListsConfig.RAW_CHARS_MAX).replace('\0', UNDECODABLE);
  }

  /// Never cuts a character of two units in the middle: half of one cannot be stored.
  private static String cut(String text, int charsMax) {
    if (text.length() <= charsMax) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(charsMax - 1)) ? charsMax - 1 : charsMax;
    return text.substring(0, end);
  }
}
