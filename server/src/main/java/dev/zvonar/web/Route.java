package dev.zvonar.web;

/// One operation: a method, a pattern, what it demands of the caller, and its handler.
///
/// @param pattern the whole path, with `{name}` where a segment is a parameter
record Route(String method, String pattern, Entry entry, boolean creates, Handler handler) {

  /// Who gets in.
  enum Entry {
    /// Everyone.
    OPEN,
    /// A known caller, even one that still has to change its password.
    UNSETTLED,
    /// A known caller.
    SETTLED
  }
}
