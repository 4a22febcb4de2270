package dev.zvonar.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `zvonar trunk`: links to operators.
@Command(name = "trunk", description = "Links to operators.")
final class TrunkCommand {
  @Command(name = "list", description = "Trunks and their health.")
  int list(@Mixin Remote remote) {
    try (Api api = remote.api()) {
      remote
          .printer()
          .table(
              api.get("/trunks"),
              "id",
              "name",
              "host",
              "port",
              "health.state",
              "linesUsed",
              "linesMax",
              "cpsMax");
      return ExitCodes.OK;
    }
  }

  @Command(name = "show", description = "One trunk.")
  int show(@Mixin Remote remote, @Parameters(paramLabel = "ID") long id) {
    try (Api api = remote.api()) {
      remote.printer().thing(api.get("/trunks/" + id));
      return ExitCodes.OK;
    }
  }

  @Command(name = "add", description = "Add a trunk.")
  int add(@Mixin Remote remote, @Mixin Draft draft) {
    try (Api api = remote.api()) {
      remote.printer().thing(api.post("/trunks", draft.body()));
      return ExitCodes.OK;
    }
  }

  /// What a new trunk is told.
  static final class Draft {
    @Option(names = "--name", required = true, description = "Its name on the console.")
    private String name = "";

    @Option(names = "--host", required = true, description = "The operator's name or address.")
    private String host = "";

    @Option(
        names = "--port",
        description = "Its port; 5060 or, over TLS, 5061 when absent; 0: the DNS says it.")
    private @Nullable Integer port;

    @Option(
        names = "--transport",
        defaultValue = "udp",
        description = "How SIP travels: udp, tcp or tls.")
    private String transport = "udp";

    @Option(
        names = "--outbound-proxy",
        paramLabel = "HOST[:PORT]",
        description = "The proxy everything goes through.")
    private @Nullable String outboundProxy;

    @Option(names = "--username", description = "The account, when the operator wants one.")
    private @Nullable String username;

    @Option(
        names = "--secret",
        interactive = true,
        arity = "0..1",
        description = "The account's password; without a value it is asked for.")
    private @Nullable String secret;

    @Option(names = "--register", description = "Register with the operator.")
    private boolean register;

    @Option(names = "--caller-id", required = true, split = ",", description = "Numbers shown.")
    private List<String> callerIds = List.of();

    @Option(names = "--lines", required = true, description = "Calls at once.")
    private int lines;

    @Option(names = "--cps", required = true, description = "Calls started a second.")
    private double cps;

    @Option(names = "--prefixes", split = ",", description = "Numbers it may call, +7 by default.")
    private List<String> prefixes = List.of("+7");

    ObjectNode body() {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.put("name", name).put("host", host).put("port", port);
      body.put("transport", transport).put("outboundProxy", outboundProxy);
      body.put("username", username).put("secret", secret).put("register", register);
      body.put("linesMax", lines).put("cpsMax", cps);
      callerIds.forEach(body.putArray("callerIds")::add);
      prefixes.forEach(body.putArray("allowedPrefixes")::add);
      return body;
    }
  }
}
