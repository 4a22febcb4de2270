package dev.zvonar.cli;

/// The console did not do what was asked; says why and which exit code that is.
final class ApiFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int exitCode;

  ApiFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
