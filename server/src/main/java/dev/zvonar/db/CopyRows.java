package dev.zvonar.db;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Where a [CopySource] puts its rows.
@FunctionalInterface
public interface CopyRows {
  /// One row, its values in the order of the COPY's columns. Takes what [Db] takes as arguments,
  /// byte arrays and [Json] included; lists become arrays.
  void row(@Nullable Object... values) throws IOException;
}
