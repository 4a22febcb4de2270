package dev.zvonar.db;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs a short command of the operating system and waits for its end.
final class ShellCommand {
  private static final long TIMEOUT_S = 120;

  private ShellCommand() {}

  static boolean succeeds(List<String> command) {
    try {
      return finished(quiet(command).redirectErrorStream(true).start()) == 0;
    } catch (IOException e) {
      return false; // The program is not there.
    }
  }

  /// What the command printed.
  ///
  /// @throws IllegalStateException when it failed, naming what was being done and what it said
  static String output(List<String> command, String doing) {
    try {
      Process process =
          new ProcessBuilder(command).redirectErrorStream(true).directory(root()).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (finished(process) != 0) {
        throw new IllegalStateException(doing + ": " + command + " said: " + said.strip());
      }
      return said;
    } catch (IOException e) {
      throw new IllegalStateException(doing + ": " + command.getFirst() + " cannot be run", e);
    }
  }

  /// Runs a command that leaves a daemon behind, which would hold a pipe open: nothing is read.
  static void launch(List<String> command, String doing) {
    try {
      if (finished(quiet(command).start()) != 0) {
        throw new IllegalStateException(doing + " failed: " + command);
      }
    } catch (IOException e) {
      throw new IllegalStateException(doing + ": " + command.getFirst() + " cannot be run", e);
    }
  }

  private static ProcessBuilder quiet(List<String> command) {
    return new ProcessBuilder(command)
        .directory(root())
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  /// An unprivileged account may not be allowed to stand in our own working folder.
  private static File root() {
    return Path.of("/").toFile();
  }

  private static int finished(Process process) {
    try {
      if (!process.waitFor(TIMEOUT_S, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return -1;
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return -1;
    }
  }
}
