package dev.zvonar.message;

import java.util.List;
import java.util.Objects;

/// A message as somebody writes it. Nothing is checked here but that nothing is null: what is
/// missing becomes empty or its default, and [DraftCheck] names what is wrong.
///
/// @param name unique within the tenant, 1 to 200 characters
/// @param language `ru` or `en`
/// @param parts 1 to 50, played in this order
/// @param keys at most 12, each digit once
/// @param waitForKeyMs how long after the message a key is waited for, 0 to 60,000; 5000 when
///     missing
/// @param repeatsMax how often the callee may hear the message again, 0 to 20; 3 when missing
public record MessageDraft(
    String name,
    String language,
    List<MessagePart> parts,
    List<MessageKey> keys,
    Integer waitForKeyMs,
    Integer repeatsMax) {
  static final int WAIT_FOR_KEY_MS = 5000;
  static final int REPEATS = 3;

  /// Fills in what is missing.
  public MessageDraft {
    name = Objects.requireNonNullElse(name, "").strip();
    language = Objects.requireNonNullElse(language, "");
    parts = List.copyOf(Objects.requireNonNullElse(parts, List.of()));
    keys = List.copyOf(Objects.requireNonNullElse(keys, List.of()));
    waitForKeyMs = Objects.requireNonNullElse(waitForKeyMs, WAIT_FOR_KEY_MS);
    repeatsMax = Objects.requireNonNullElse(repeatsMax, REPEATS);
  }
}
