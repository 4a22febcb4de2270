package dev.zvonar.campaign;

import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Rejected.Flaw;
import dev.zvonar.kernel.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A draft in which nothing is missing and every setting is in its range.
record CheckedDraft(String name, long listId, long messageId, long trunkId, SettingsForm settings) {
  private static final int NAME_MAX = 200;

  /// Checks a draft; `Rejected` names every flaw.
  static CheckedDraft of(CampaignDraft draft) {
    var flaws = new ArrayList<Flaw>();
    String name = draft.name() == null ? "" : draft.name().strip();
    if (name.isEmpty() || name.length() > NAME_MAX) {
      flaws.add(
          new Flaw(
              "/name",
              new Text(
                  "Название — от 1 до " + NAME_MAX + " знаков.",
                  "The name has 1 to " + NAME_MAX + " characters.")));
    }
    long list = number(flaws, "/listId", draft.listId());
    long message = number(flaws, "/messageId", draft.messageId());
    long trunk = number(flaws, "/trunkId", draft.trunkId());
    SettingsForm settings =
        (draft.settings() == null ? SettingsForm.DEFAULTS : draft.settings()).filled();
    flaws.addAll(settings.flaws());
    refuse(flaws);
    return new CheckedDraft(name, list, message, trunk, settings);
  }

  private static long number(List<Flaw> flaws, String at, @Nullable Long given) {
    if (given == null) {
      flaws.add(new Flaw(at, new Text("Не указано.", "This is missing.")));
    }
    return given == null ? 0 : given;
  }

  private static void refuse(List<Flaw> flaws) {
    if (!flaws.isEmpty()) {
      throw new Rejected(
          Rejected.Kind.INVALID,
          "invalid_campaign",
          new Text("В кампании есть ошибки.", "The campaign has mistakes."),
          flaws);
    }
  }
}
