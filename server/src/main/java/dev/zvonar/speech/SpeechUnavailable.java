package dev.zvonar.speech;

import dev.zvonar.kernel.Text;
import dev.zvonar.kernel.Unavailable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The synthesiser is missing, failing or too busy; the detail says what to install or to look at.
/// What was said before is still said, from the caches.
public final class SpeechUnavailable extends Unavailable {
  private static final long serialVersionUID = 1L;

  /// An outage that is worth another look after `retryAfter`.
  public SpeechUnavailable(Text detail, Duration retryAfter, @Nullable Throwable cause) {
    super("speech_unavailable", detail, retryAfter, cause);
  }
}
