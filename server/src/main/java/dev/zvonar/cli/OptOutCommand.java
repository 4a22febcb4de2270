package dev.zvonar.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/// `zvonar opt-out`: numbers that are never to be called.
@Command(name = "opt-out", description = "Numbers that are never to be called.")
final class OptOutCommand {
  @Command(name = "list", description = "The latest of them.")
  int list(@Mixin Remote remote) {
    try (Api api = remote.api()) {
      remote
          .printer()
          .table(api.get("/opt-outs?limit=500"), "phone", "source", "note", "createdAt");
      return ExitCodes.OK;
    }
  }

  @Command(name = "add", description = "Never call this number.")
  int add(
      @Mixin Remote remote,
      @Parameters(paramLabel = "PHONE") String phone,
      @Option(names = "--note", defaultValue = "", description = "Why.") String note) {
    try (Api api = remote.api()) {
      var body = JsonNodeFactory.instance.objectNode().put("phone", phone).put("note", note);
      remote.printer().thing(api.post("/opt-outs", body));
      return ExitCodes.OK;
    }
  }

  @Command(name = "remove", description = "It may be called again.")
  int remove(@Mixin Remote remote, @Parameters(paramLabel = "PHONE") String phone) {
    try (Api api = remote.api()) {
      api.delete("/opt-outs/" + URLEncoder.encode(phone, StandardCharsets.UTF_8));
      remote.printer().remark(phone + " may be called again.");
      return ExitCodes.OK;
    }
  }
}
