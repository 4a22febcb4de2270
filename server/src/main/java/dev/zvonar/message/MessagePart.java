package dev.zvonar.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One piece of a message, as the API writes it; `kind` tells them apart.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = MessagePart.Recorded.class, name = "recording"),
  @JsonSubTypes.Type(value = MessagePart.Spoken.class, name = "speech"),
  @JsonSubTypes.Type(value = MessagePart.Value.class, name = "value"),
  @JsonSubTypes.Type(value = MessagePart.Pause.class, name = "pause")
})
public sealed interface MessagePart {
  /// A recording played whole.
  record Recorded(long recordingId) implements MessagePart {}

  /// A text spoken; `{tag}`, `{tag|format}` and `{tag|format|fallback}` stand for the callee's
  /// values.
  record Spoken(String text) implements MessagePart {
    /// A missing text is an empty one, which is then found invalid.
    public Spoken {
      text = Objects.requireNonNullElse(text, "");
    }
  }

  /// One value of the callee's row.
  ///
  /// @param format see [dev.zvonar.speech.ValueFormat]
  /// @param fallback said when the value is empty; without it such a row is not called
  record Value(String tag, String format, @Nullable String fallback) implements MessagePart {
    /// A missing tag or format is an empty one, which is then found invalid.
    public Value {
      tag = Objects.requireNonNullElse(tag, "");
      format = Objects.requireNonNullElse(format, "");
    }
  }

  /// Silence of `ms` milliseconds, 20 to 10,000.
  record Pause(int ms) implements MessagePart {}
}
