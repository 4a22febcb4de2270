package dev.zvonar.message;

import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Text;
import dev.zvonar.scenario.Script;
import dev.zvonar.speech.Spoken;
import dev.zvonar.speech.Words;
import dev.zvonar.wire.rtp.Prompt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One version of a message with everything made ready that is the same for every callee.
/// Immutable; the prompts are shared.
final class Compiled {
  private final Voice voice;
  private final MessageDraft draft;
  private final List<Piece> body;
  private final Map<Character, List<Piece>> replies;

  Compiled(Voice voice, MessageDraft draft, List<Piece> body, Map<Character, List<Piece>> replies) {
    this.voice = voice;
    this.draft = draft;
    this.body = List.copyOf(body);
    this.replies = Map.copyOf(replies);
  }

  /// Fills in one callee's values.
  ///
  /// @throws Rejected when a value is empty or not what its format says; names tag and value
  Rendered render(Map<String, String> tags, boolean hangUpOnMachine) {
    Map<Character, Prompt> spoken = new HashMap<>();
    replies.forEach((digit, pieces) -> spoken.put(digit, render(pieces, tags)));
    return new Rendered(script(hangUpOnMachine), render(body, tags), spoken);
  }

  private Script script(boolean hangUpOnMachine) {
    List<Script.Key> keys = new ArrayList<>();
    for (MessageKey key : draft.keys()) {
      if (key.does() != null) {
        keys.add(new Script.Key(key.digit().charAt(0), key.does().inScript(), key.hasReply()));
      }
    }
    return new Script(keys, draft.waitForKeyMs(), draft.repeatsMax(), hangUpOnMachine);
  }

  private Prompt render(List<Piece> pieces, Map<String, String> tags) {
    List<Prompt> prompts = new ArrayList<>();
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Fixed fixed -> prompts.add(fixed.prompt());
        case Piece.Hole hole -> fill(prompts, hole.fill(), tags);
      }
    }
    return Prompt.sequence(prompts);
  }

  private void fill(List<Prompt> prompts, Step.Fill fill, Map<String, String> tags) {
    Token.Slot slot = fill.slot();
    String cell = valueOf(slot.tag(), tags);
    switch (Words.say(voice.language(), slot.format(), cell)) {
      case Spoken.Phrases said -> phrases(prompts, said.phrases(), fill.mark());
      case Spoken.Nothing _ -> phrases(prompts, List.of(fallback(slot)), fill.mark());
      case Spoken.Unreadable unreadable -> throw unreadable(slot.tag(), unreadable.why());
    }
  }

  private void phrases(List<Prompt> prompts, List<String> phrases, char mark) {
    int last = phrases.size() - 1;
    for (int i = 0; i <= last; i++) {
      prompts.add(voice.say(phrases.get(i) + (i < last ? ',' : mark)));
    }
  }

  /// The column's name need not match in case: people write {имя} for a column «Имя».
  private static String valueOf(String tag, Map<String, String> tags) {
    String exact = tags.get(tag);
    if (exact != null) {
      return exact;
    }
    return tags.entrySet().stream()
        .filter(entry -> entry.getKey().strip().equalsIgnoreCase(tag))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static String fallback(Token.Slot slot) {
    @Nullable String fallback = slot.fallback();
    if (fallback == null || fallback.isBlank()) {
      throw new Rejected(
          Rejected.Kind.INVALID,
          "tag_empty",
          new Text(
              "Значение «%s» пусто, а замены для него в сообщении нет.".formatted(slot.tag()),
              "The value '%s' is empty and the message has no fallback for it."
                  .formatted(slot.tag())));
    }
    return fallback;
  }

  private static Rejected unreadable(String tag, Text why) {
    return new Rejected(
        Rejected.Kind.INVALID,
        "tag_unreadable",
        new Text("Тег «" + tag + "»: " + why.ru(), "The tag '" + tag + "': " + why.en()),
        List.of(new Rejected.Flaw(tag, why)));
  }

  /// A stretch of the message.
  sealed interface Piece {
    /// The same for everybody.
    record Fixed(Prompt prompt) implements Piece {}

    /// The callee's own.
    record Hole(Step.Fill fill) implements Piece {}
  }
}
