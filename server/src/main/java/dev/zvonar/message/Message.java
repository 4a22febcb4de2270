package dev.zvonar.message;

import java.time.Instant;
import java.util.List;

/// A message as it is kept.
///
/// @param version grows with every change; named by `If-Match`
/// @param tags the tags it needs, in the order they are said
/// @param usedBy names of the campaigns that say it
public record Message(
    long id,
    int version,
    MessageDraft draft,
    List<String> tags,
    Instant updatedAt,
    List<String> usedBy) {
  /// Copies the lists.
  public Message {
    tags = List.copyOf(tags);
    usedBy = List.copyOf(usedBy);
  }
}
