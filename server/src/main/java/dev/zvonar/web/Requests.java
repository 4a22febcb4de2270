package dev.zvonar.web;

/// Hears of every answer but event streams, for the metrics.
@FunctionalInterface
public interface Requests {
  /// An answer has been decided.
  ///
  /// @param pattern the route's pattern, never the path itself
  /// @param beginNanos `System.nanoTime()` when the request began
  void answered(String method, String pattern, int status, long beginNanos);

  /// Counts nothing.
  static Requests uncounted() {
    return (_, _, _, _) -> {};
  }
}
