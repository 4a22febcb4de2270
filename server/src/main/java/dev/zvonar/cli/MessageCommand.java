package dev.zvonar.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `zvonar message` and `zvonar recording`: what is said to a callee.
@Command(name = "message", description = "What is said to a callee.")
final class MessageCommand {
  @Command(name = "list", description = "Messages.")
  int list(@Mixin Remote remote) {
    try (Api api = remote.api()) {
      remote.printer().table(api.get("/messages"), "id", "name", "language", "tags", "updatedAt");
      return ExitCodes.OK;
    }
  }

  @Command(name = "show", description = "One message with its parts and keys.")
  int show(@Mixin Remote remote, @Parameters(paramLabel = "ID") long id) {
    try (Api api = remote.api()) {
      remote.printer().thing(api.get("/messages/" + id));
      return ExitCodes.OK;
    }
  }

  @Command(
      name = "create",
      description = "Create a message from a YAML file: name, language, parts, keys.")
  int create(@Mixin Remote remote, @Parameters(paramLabel = "FILE.yaml") Path file) {
    try (Api api = remote.api()) {
      remote.printer().thing(api.post("/messages", Yaml.file(file)));
      return ExitCodes.OK;
    }
  }

  /// `zvonar recording`.
  @Command(name = "recording", description = "Sounds that messages are made of.")
  static final class Recordings {
    @Command(name = "list", description = "Recordings.")
    int list(@Mixin Remote remote) {
      try (Api api = remote.api()) {
        remote.printer().table(api.get("/recordings"), "id", "name", "durationMs", "sourceName");
        return ExitCodes.OK;
      }
    }

    @Command(name = "add", description = "Add a WAV or MP3 file.")
    int add(@Mixin Remote remote, @Parameters(paramLabel = "FILE") Path file) {
      try (Api api = remote.api()) {
        remote.printer().thing(api.upload("/recordings", file));
        return ExitCodes.OK;
      }
    }
  }
}
