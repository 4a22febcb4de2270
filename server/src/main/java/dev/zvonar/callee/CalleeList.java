package dev.zvonar.callee;

import dev.zvonar.kernel.Text;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A callee list as it stands.
///
/// @param tags names of the extra columns
/// @param bytesRead of `bytesTotal`, how far the import has come
/// @param error why the import failed
/// @param usedBy names of the campaigns that call it
public record CalleeList(
    long id,
    String name,
    State state,
    String sourceName,
    List<String> tags,
    long bytesTotal,
    long bytesRead,
    long rowsGood,
    long rowsBad,
    @Nullable Text error,
    Instant createdAt,
    List<String> usedBy) {

  /// Set by the importer alone; `READY` and `FAILED` are final.
  public enum State {
    IMPORTING,
    READY,
    FAILED
  }

  /// How much of the file has been read: 0 to 1.
  public double progress() {
    return state == State.READY || bytesTotal == 0 ? 1 : (double) bytesRead / bytesTotal;
  }
}
