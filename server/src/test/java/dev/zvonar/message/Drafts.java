package dev.zvonar.message;

import java.util.List;

/// Drafts for tests.
public final class Drafts {
  private Drafts() {}

  /// A Russian message of these parts, with the three usual keys.
  public static MessageDraft of(String name, MessagePart... parts) {
    return new MessageDraft(
        name,
        "ru",
        List.of(parts),
        List.of(
            new MessageKey("1", MessageKey.Does.REPEAT, null),
            new MessageKey("2", MessageKey.Does.CONFIRM, "Спасибо, {имя}!"),
            new MessageKey("9", MessageKey.Does.OPT_OUT, "Мы больше не позвоним.")),
        4000,
        2);
  }

  /// A message of one text.
  public static MessageDraft saying(String name, String text) {
    return of(name, new MessagePart.Spoken(text));
  }
}
