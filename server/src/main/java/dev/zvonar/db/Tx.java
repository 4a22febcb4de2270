package dev.zvonar.db;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One transaction: all of it is stored, or none. Used by one thread at a time, and only inside
/// [Db#transaction].
public interface Tx extends Sql {
  /// Runs the statement once a row, in one round trip or a few, and tells the rows each touched.
  int[] batch(String sql, List<@Nullable Object[]> rows);

  /// Loads rows by `COPY table (columns) FROM STDIN`; tells how many went in. The source's own
  /// [java.io.IOException] reaches the caller as [java.io.UncheckedIOException].
  long copyIn(String copySql, CopySource source);

  /// Reads a result of any size, `fetchRows` at a time, so that it never lies in memory whole.
  <R> void stream(
      Class<R> type,
      int fetchRows,
      RowConsumer<? super R> consumer,
      String sql,
      @Nullable Object... args);
}
