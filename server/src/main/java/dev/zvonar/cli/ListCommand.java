package dev.zvonar.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `zvonar list`: callee lists.
@Command(name = "list", description = "Callee lists.")
final class ListCommand {
  @Command(name = "list", description = "Lists.")
  int list(@Mixin Remote remote) {
    try (Api api = remote.api()) {
      remote
          .printer()
          .table(api.get("/lists"), "id", "name", "state", "rowsGood", "rowsBad", "tags");
      return ExitCodes.OK;
    }
  }

  @Command(name = "show", description = "One list.")
  int show(@Mixin Remote remote, @Parameters(paramLabel = "ID") long id) {
    try (Api api = remote.api()) {
      remote.printer().thing(api.get("/lists/" + id));
      return ExitCodes.OK;
    }
  }

  @Command(name = "bad-rows", description = "Rows that were refused, as CSV.")
  int badRows(@Mixin Remote remote, @Parameters(paramLabel = "ID") long id) {
    try (Api api = remote.api()) {
      api.download("/lists/" + id + "/bad-rows.csv", System.out);
      return ExitCodes.OK;
    }
  }

  @Command(
      name = "import",
      description = "Import a CSV or XLSX file; columns are used as the product understands them.")
  int importFile(
      @Mixin Remote remote,
      @Parameters(paramLabel = "FILE") Path file,
      @Option(names = "--name", description = "The list's name; the file's by default.")
          @Nullable String name,
      @Option(names = "--phone", paramLabel = "COLUMN", description = "The column of the phone.")
          @Nullable String phone) {
    try (Api api = remote.api()) {
      JsonNode upload = api.upload("/uploads", file);
      ObjectNode draft = JsonNodeFactory.instance.objectNode();
      draft.put("name", name == null ? String.valueOf(file.getFileName()) : name);
      draft.set("uploadId", upload.get("id"));
      draft.set("columns", columns(upload.path("columns"), phone));
      return awaited(api, api.post("/lists", draft), remote.printer());
    }
  }

  private static ArrayNode columns(JsonNode found, @Nullable String phone) {
    ArrayNode columns = JsonNodeFactory.instance.arrayNode();
    for (JsonNode column : found) {
      String name = column.path("name").asString("");
      String suggested = column.path("suggests").asString("tag");
      String use = phone == null ? suggested : useBeside(phone, name, suggested);
      ObjectNode chosen = columns.addObject().put("use", use);
      if (use.equals("tag")) {
        chosen.put("tag", name);
      }
    }
    return columns;
  }

  private static String useBeside(String phone, String name, String suggested) {
    if (name.equals(phone)) {
      return "phone";
    }
    return suggested.equals("phone") ? "tag" : suggested;
  }

  private static int awaited(Api api, JsonNode created, Printer printer) {
    String path = "/lists/" + created.get("id").asLong();
    JsonNode list = Poll.until(() -> api.get(path), now -> !is(now, "importing"));
    printer.thing(list);
    return is(list, "ready") ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private static boolean is(JsonNode list, String state) {
    return list.path("state").asString("").equals(state);
  }
}
