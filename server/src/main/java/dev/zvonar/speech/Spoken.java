package dev.zvonar.speech;

import dev.zvonar.kernel.Text;
import java.util.List;

/// What became of a value that was to be said.
public sealed interface Spoken {
  /// Phrases to be said one behind the other. Each is one of a small set (names apart), so that
  /// the caches soon hold it.
  record Phrases(List<String> phrases) implements Spoken {
    /// Copies the list.
    public Phrases {
      phrases = List.copyOf(phrases);
    }
  }

  /// There is nothing to say: the value is blank or made of signs alone.
  record Nothing() implements Spoken {}

  /// The value is not what its format says; `why` names it and shows what would be right.
  record Unreadable(Text why) implements Spoken {}
}
