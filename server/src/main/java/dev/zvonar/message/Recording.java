package dev.zvonar.message;

import java.time.Instant;
import java.util.List;

/// A sound file taken in; its sound never changes.
///
/// @param sourceName the name of the file it was made of
/// @param usedBy names of the messages that play it
public record Recording(
    long id,
    String name,
    String sourceName,
    int durationMs,
    Instant createdAt,
    List<String> usedBy) {
  /// Copies the list.
  public Recording {
    usedBy = List.copyOf(usedBy);
  }
}
