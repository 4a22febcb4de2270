package dev.zvonar.message;

import dev.zvonar.speech.ValueFormat;
import org.jspecify.annotations.Nullable;

/// What a message is made of once its texts have been read.
sealed interface Token {
  /// Words that are the same for everybody.
  record Words(String text) implements Token {}

  /// The place of a callee's value.
  ///
  /// @param fallback said when the value is empty; null: such a callee is not called
  record Slot(String tag, ValueFormat format, @Nullable String fallback) implements Token {}

  /// A recording.
  record Recorded(long recordingId) implements Token {}

  /// Silence.
  record Gap(int ms) implements Token {}
}
