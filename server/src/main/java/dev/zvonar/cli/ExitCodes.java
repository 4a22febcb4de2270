package dev.zvonar.cli;

/// What a command's exit code tells a script.
final class ExitCodes {
  /// Done.
  static final int OK = 0;

  /// Refused, or it went wrong: the message says why. Repeating it unchanged will not help.
  static final int FAILED = 1;

  /// The command or the configuration is not understood.
  static final int USAGE = 2;

  /// Nobody answers, or the product is not able to right now: try again later.
  static final int UNAVAILABLE = 3;

  /// Not logged in, or not allowed.
  static final int FORBIDDEN = 4;

  private ExitCodes() {}
}
