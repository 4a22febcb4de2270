package dev.zvonar.db;

import java.io.IOException;

/// Takes the rows of a long result one by one. An [IOException] (the reader of a download left)
/// ends the stream and reaches the caller as [java.io.UncheckedIOException].
@FunctionalInterface
public interface RowConsumer<R> {
  void accept(R row) throws IOException;
}
