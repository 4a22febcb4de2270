package dev.zvonar.callee;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/// The rows of a file, one after another, in bounded memory. One thread.
interface RowSource extends Closeable {
  /// The next row that is not blank, or null at the end.
  ///
  /// @throws dev.zvonar.kernel.Rejected when the file breaks off or breaks its format
  @Nullable SourceRow next();

  /// How much of the file has been read: 0 to 1.
  double progress();
}
