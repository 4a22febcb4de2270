package dev.zvonar.launch;

/// What one role opens. Its constructor gets the [Ground]; nothing happens before `start`.
interface Role extends AutoCloseable {
  /// Opens the rooms, bottom up. When it throws, `close` is called all the same.
  void start();

  /// Takes no new work, lets what is in the air end within a bounded time, closes top down.
  @Override
  void close();
}
