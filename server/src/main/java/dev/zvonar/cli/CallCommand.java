package dev.zvonar.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `zvonar call`: one test call.
@Command(name = "call", description = "Place one test call and say what became of it.")
final class CallCommand implements Callable<Integer> {
  @Mixin private final Remote remote = new Remote();

  @Parameters(paramLabel = "PHONE", description = "Such as +79085551234.")
  @SuppressWarnings("FieldCanBeFinal") // The command line fills it.
  private String phone = "";

  @Option(names = "--message", required = true, paramLabel = "ID", description = "What to say.")
  private long message;

  @Option(names = "--trunk", required = true, paramLabel = "ID", description = "Through whom.")
  private long trunk;

  @Option(names = "--tag", paramLabel = "NAME=VALUE", description = "Values the message says.")
  private Map<String, String> tags = new HashMap<>();

  @Override
  public Integer call() {
    ObjectNode order = JsonNodeFactory.instance.objectNode();
    order.put("to", phone).put("messageId", message).put("trunkId", trunk);
    ObjectNode values = order.putObject("tags");
    tags.forEach(values::put);
    try (Api api = remote.api()) {
      return placed(api, order, remote.printer());
    }
  }

  private static int placed(Api api, ObjectNode order, Printer printer) {
    long id = api.post("/calls", order).get("id").asLong();
    JsonNode taken =
        Poll.until(() -> api.get("/calls/orders/" + id), now -> !state(now).equals("waiting"));
    if (state(taken).equals("refused")) {
      printer.thing(taken);
      return ExitCodes.FAILED;
    }
    String path = "/calls/" + taken.get("callId").asLong();
    printer.thing(Poll.until(() -> api.get(path), now -> state(now).equals("ended")));
    return ExitCodes.OK;
  }

  private static String state(JsonNode thing) {
    return thing.path("state").asString("");
  }
}
