package dev.zvonar.kernel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Something needed is out of reach for now: the same request may succeed later.
///
/// Rooms that have more to say about it extend it (`DbUnavailable`, `SpeechUnavailable`).
public class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient Text detail;
  private final Duration retryAfter;

  /// An outage without a cause of its own.
  ///
  /// @param code stable lower-snake word for clients and metrics, such as `database_unavailable`
  /// @param retryAfter the earliest moment at which trying again makes sense, from now
  public Unavailable(String code, Text detail, Duration retryAfter) {
    this(code, detail, retryAfter, null);
  }

  public Unavailable(String code, Text detail, Duration retryAfter, @Nullable Throwable cause) {
    super(detail.en(), cause);
    this.code = code;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }

  public final String code() {
    return code;
  }

  public final Text detail() {
    return detail;
  }

  public final Duration retryAfter() {
    return retryAfter;
  }
}
