package dev.zvonar.callee;

import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Rejected.Flaw;
import dev.zvonar.kernel.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which column of a file is what, checked. Pure.
///
/// @param zone the column of time zones, or -1
/// @param tags columns of tags, in the order of `tagNames`
/// @param columns how many columns the file has
record ColumnPlan(int phone, int zone, List<Integer> tags, List<String> tagNames, int columns) {

  /// The plan of a draft.
  ///
  /// @param names the columns' own names, for tags that the draft leaves unnamed
  /// @throws Rejected naming every flaw
  static ColumnPlan of(List<ListDraft.ColumnUse> uses, List<String> names) {
    var making = new Making(names);
    for (int i = 0; i < uses.size(); i++) {
      making.column(i, uses.get(i));
    }
    return making.plan(uses.size());
  }

  /// A plan while its columns are gone through, by one thread.
  private static final class Making {
    private final List<String> names;
    private final List<Flaw> flaws = new ArrayList<>();
    private final List<Integer> tags = new ArrayList<>();
    private final List<String> tagNames = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private int phone = -1;
    private int zone = -1;

    Making(List<String> names) {
      this.names = names;
    }

    void column(int at, ListDraft.ColumnUse column) {
      switch (column.use()) {
        case "phone" -> phone = once(phone, at, "phone");
        case "zone" -> zone = once(zone, at, "zone");
        case "tag" -> tag(at, column);
        case "skip" -> {}
        case null, default ->
            flaw(at, "use", "бывает phone, zone, tag или skip", "is phone, zone, tag or skip");
      }
    }

    private int once(int before, int at, String use) {
      if (before >= 0) {
        flaw(
            at,
            "use",
            use + " уже назначен столбцу " + (before + 1),
            use + " is column " + (before + 1) + " already");
      }
      return at;
    }

    private void tag(int at, ListDraft.ColumnUse column) {
      String own = at < names.size() ? names.get(at) : TagNames.letters(at);
      String name = TagNames.clean(column.tag() == null ? own : column.tag());
      if (name.isEmpty()) {
        flaw(at, "tag", "у тега нет имени", "the tag has no name");
      } else if (!taken.add(name.toLowerCase(Locale.ROOT))) {
        flaw(at, "tag", "тег «" + name + "» уже есть", "there is a tag '" + name + "' already");
      }
      tags.add(at);
      tagNames.add(name);
    }

    private void flaw(int at, String member, String ru, String en) {
      flaws.add(new Flaw("/columns/" + at + "/" + member, new Text(ru, en)));
    }

    ColumnPlan plan(int columns) {
      if (phone < 0) {
        flaws.add(
            new Flaw(
                "/columns", new Text("не указан столбец с телефоном", "no column is the phone")));
      }
      if (!flaws.isEmpty()) {
        throw new Rejected(
            Rejected.Kind.INVALID,
            "bad_columns",
            new Text("Столбцы указаны неверно.", "The columns are not right."),
            flaws);
      }
      return new ColumnPlan(phone, zone, List.copyOf(tags), List.copyOf(tagNames), columns);
    }
  }
}
