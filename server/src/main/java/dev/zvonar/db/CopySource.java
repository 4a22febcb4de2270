package dev.zvonar.db;

import java.io.IOException;

/// Writes the rows of one `COPY … FROM STDIN`.
@FunctionalInterface
public interface CopySource {
  void writeTo(CopyRows rows) throws IOException;
}
