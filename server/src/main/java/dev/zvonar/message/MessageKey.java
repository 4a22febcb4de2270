package dev.zvonar.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.zvonar.scenario.Script;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one key of the phone does, as the API writes it.
///
/// @param digit `0`-`9`, `*` or `#`
/// @param reply said after the key; may hold tags like a spoken part
public record MessageKey(String digit, @Nullable Does does, @Nullable String reply) {
  /// A missing digit is an empty one, which is then found invalid.
  public MessageKey {
    digit = Objects.requireNonNullElse(digit, "");
  }

  boolean hasReply() {
    return reply != null && !reply.isBlank();
  }

  /// The names the API has for [Script.Does].
  public enum Does {
    /// Hear the message again.
    @JsonProperty("repeat")
    REPEAT,

    /// The callee has understood.
    @JsonProperty("confirm")
    CONFIRM,

    /// The callee is never to be called again.
    @JsonProperty("optOut")
    OPT_OUT;

    Script.Does inScript() {
      return switch (this) {
        case REPEAT -> Script.Does.REPEAT;
        case CONFIRM -> Script.Does.CONFIRM;
        case OPT_OUT -> Script.Does.OPT_OUT;
      };
    }
  }
}
