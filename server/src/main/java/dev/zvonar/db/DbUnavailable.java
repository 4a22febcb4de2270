package dev.zvonar.db;

import dev.zvonar.kernel.Text;
import dev.zvonar.kernel.Unavailable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The database is out of reach, slow, read-only, full or too busy: try again later.
///
/// When it comes from the end of a transaction it is not known whether the transaction was stored.
public final class DbUnavailable extends Unavailable {
  private static final long serialVersionUID = 1L;
  private static final Text DETAIL =
      new Text("База данных сейчас недоступна.", "The database is unavailable right now.");

  DbUnavailable(String code, Duration retryAfter, @Nullable Throwable cause) {
    super(code, DETAIL, retryAfter, cause);
  }
}
