package dev.zvonar.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `zvonar campaign`: who is called with what, when and how fast.
@Command(name = "campaign", description = "Campaigns: create, steer, watch, export.")
final class CampaignCommand {
  @Command(name = "list", description = "Campaigns and how far they are.")
  int list(@Mixin Remote remote) {
    try (Api api = remote.api()) {
      remote
          .printer()
          .table(
              api.get("/campaigns"),
              "id",
              "name",
              "state",
              "progress.total",
              "progress.done",
              "progress.attempts",
              "holdReason");
      return ExitCodes.OK;
    }
  }

  @Command(name = "show", description = "One campaign.")
  int show(@Mixin Remote remote, @Parameters(paramLabel = "ID") long id) {
    try (Api api = remote.api()) {
      remote.printer().thing(api.get("/campaigns/" + id));
      return ExitCodes.OK;
    }
  }

  @Command(name = "create", description = "Create a draft.")
  int create(@Mixin Remote remote, @Mixin Draft draft) {
    try (Api api = remote.api()) {
      remote.printer().thing(api.post("/campaigns", draft.body()));
      return ExitCodes.OK;
    }
  }

  @Command(name = "start", description = "Start a draft.")
  int start(@Mixin Remote remote, @Parameters(paramLabel = "ID") long id) {
    return steer(remote, id, "start");
  }

  @Command(name = "pause", description = "Start no more calls; those in the air go on.")
  int pause(@Mixin Remote remote, @Parameters(paramLabel = "ID") long id) {
    return steer(remote, id, "pause");
  }

  @Command(name = "resume", description = "Go on after a pause or a stop.")
  int resume(@Mixin Remote remote, @Parameters(paramLabel = "ID") long id) {
    return steer(remote, id, "resume");
  }

  @Command(name = "stop", description = "Stop; it may be resumed.")
  int stop(@Mixin Remote remote, @Parameters(paramLabel = "ID") long id) {
    return steer(remote, id, "stop");
  }

  @Command(name = "export", description = "Its calls as CSV.")
  int export(
      @Mixin Remote remote,
      @Parameters(paramLabel = "ID") long id,
      @Option(
              names = {"-o", "--output"},
              paramLabel = "FILE",
              description = "Where to; here by default.")
          @Nullable Path file)
      throws IOException {
    String path = "/calls.csv?campaign=" + id;
    try (Api api = remote.api()) {
      if (file == null) {
        api.download(path, System.out);
      } else {
        downloadTo(file, path, api);
      }
      return ExitCodes.OK;
    }
  }

  private static void downloadTo(Path file, String path, Api api) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      api.download(path, out);
    }
  }

  private static int steer(Remote remote, long id, String action) {
    try (Api api = remote.api()) {
      remote.printer().thing(api.post("/campaigns/" + id + "/" + action));
      return ExitCodes.OK;
    }
  }

  /// What a new campaign is told.
  static final class Draft {
    @Option(names = "--name", required = true, description = "Its name.")
    private String name = "";

    @Option(names = "--list", required = true, paramLabel = "ID", description = "Whom to call.")
    private long list;

    @Option(names = "--message", required = true, paramLabel = "ID", description = "What to say.")
    private long message;

    @Option(names = "--trunk", required = true, paramLabel = "ID", description = "Through whom.")
    private long trunk;

    @Option(
        names = "--setting",
        paramLabel = "KEY=VALUE",
        description = "zone, windowFrom, windowTo, weekdays=[1,2,3], cps, lines, attemptsMax, …")
    private Map<String, String> settings = new HashMap<>();

    ObjectNode body() {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.put("name", name).put("listId", list).put("messageId", message).put("trunkId", trunk);
      ObjectNode chosen = body.putObject("settings");
      settings.forEach((key, value) -> chosen.set(key, settingOf(key, value)));
      return body;
    }

    /// Times of day are text to the API, but YAML would read 09:00 as a number.
    private static JsonNode settingOf(String key, String value) {
      boolean time = key.startsWith("window") || key.endsWith("At");
      return time ? JsonNodeFactory.instance.stringNode(value) : Yaml.value(value);
    }
  }
}
