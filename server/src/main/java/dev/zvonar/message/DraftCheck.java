package dev.zvonar.message;

import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Text;
import dev.zvonar.speech.Language;
import dev.zvonar.speech.Speech;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds everything that is wrong with a draft at once, each flaw with its JSON pointer (RFC
/// 6901). Pure; whether the recordings exist is asked of the database afterwards.
final class DraftCheck {
  static final int PARTS_MAX = 50;
  static final int KEYS_MAX = 12;
  static final int NAME_CHARS_MAX = 200;
  static final int PAUSE_MS_MIN = 20;
  static final int PAUSE_MS_MAX = 10_000;
  static final int WAIT_FOR_KEY_MS_MAX = 60_000;
  static final int REPEATS_MAX = 20;

  private final MessageDraft draft;
  private final List<Rejected.Flaw> flaws = new ArrayList<>();

  private DraftCheck(MessageDraft draft) {
    this.draft = draft;
  }

  /// The language of a draft without flaws.
  ///
  /// @throws Rejected naming all flaws
  static Language check(MessageDraft draft) {
    DraftCheck check = new DraftCheck(draft);
    Optional<Language> language = Language.ofCode(draft.language());
    check.header(language.isPresent());
    language.ifPresent(check::content);
    if (!check.flaws.isEmpty()) {
      throw invalid(check.flaws);
    }
    return language.orElseThrow();
  }

  static Rejected invalid(List<Rejected.Flaw> flaws) {
    Rejected.Flaw first = flaws.getFirst();
    return new Rejected(
        Rejected.Kind.INVALID,
        "invalid_message",
        new Text(
            "Сообщение не годится: " + first.at() + " — " + first.message().ru(),
            "The message is not fit: " + first.at() + ": " + first.message().en()),
        flaws);
  }

  private void header(boolean languageKnown) {
    within("/name", draft.name().length(), 1, NAME_CHARS_MAX, "знаков", "characters");
    if (!languageKnown) {
      flaw("/language", "ru или en", "ru or en");
    }
    within("/parts", draft.parts().size(), 1, PARTS_MAX, "частей", "parts");
    within("/keys", draft.keys().size(), 0, KEYS_MAX, "клавиш", "keys");
    within("/waitForKeyMs", draft.waitForKeyMs(), 0, WAIT_FOR_KEY_MS_MAX, "мс", "ms");
    within("/repeatsMax", draft.repeatsMax(), 0, REPEATS_MAX, "раз", "times");
  }

  private void content(Language language) {
    for (int i = 0; i < draft.parts().size(); i++) {
      part("/parts/" + i, draft.parts().get(i), language);
    }
    Set<String> digits = new HashSet<>();
    for (int i = 0; i < draft.keys().size(); i++) {
      key("/keys/" + i, draft.keys().get(i), digits, language);
    }
  }

  private void part(String at, MessagePart part, Language language) {
    switch (part) {
      case MessagePart.Recorded(var id) ->
          within(at + "/recordingId", id, 1, Long.MAX_VALUE, "", "");
      case MessagePart.Spoken(var text) -> text(at + "/text", text, language);
      case MessagePart.Value value -> value(at, value, language);
      case MessagePart.Pause(var ms) ->
          within(at + "/ms", ms, PAUSE_MS_MIN, PAUSE_MS_MAX, "мс", "ms");
    }
  }

  private void value(String at, MessagePart.Value value, Language language) {
    List<Text> faults = new ArrayList<>();
    if (value.format().isBlank()) {
      flaw(at + "/format", "нужен формат значения, например text", "a format is needed, say text");
      return;
    }
    Template.slot(value.tag(), value.format(), value.fallback(), language, faults);
    faults.forEach(fault -> flaws.add(new Rejected.Flaw(at, fault)));
  }

  private void key(String at, MessageKey key, Set<String> digits, Language language) {
    if (!key.digit().matches("[0-9*#]")) {
      flaw(at + "/digit", "одна клавиша: 0–9, * или #", "one key: 0-9, * or #");
    } else if (!digits.add(key.digit())) {
      flaw(at + "/digit", "клавиша занята дважды", "the key stands twice");
    }
    if (key.does() == null) {
      flaw(at + "/does", "repeat, confirm или optOut", "repeat, confirm or optOut");
    }
    String reply = key.reply();
    if (reply != null && !reply.isBlank()) {
      text(at + "/reply", reply, language);
    }
  }

  private void text(String at, String text, Language language) {
    within(at, text.length(), 1, Speech.TEXT_CHARS_MAX / 2, "знаков", "characters");
    Template template = Template.parse(text, language);
    template.faults().forEach(fault -> flaws.add(new Rejected.Flaw(at, fault)));
    if (template.faults().isEmpty() && Layout.of(template.tokens()).isEmpty()) {
      flaw(at, "нечего произносить", "there is nothing to say");
    }
  }

  private void within(String at, long value, long min, long max, String ru, String en) {
    if (value < min || value > max) {
      flaw(
          at,
          "от %d до %d %s".formatted(min, max, ru).strip(),
          "from %d to %d %s".formatted(min, max, en).strip());
    }
  }

  private void flaw(String at, String ru, String en) {
    flaws.add(new Rejected.Flaw(at, new Text(ru, en)));
  }
}
