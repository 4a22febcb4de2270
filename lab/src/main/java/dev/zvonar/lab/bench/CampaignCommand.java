package dev.zvonar.lab.bench;

import dev.zvonar.lab.scene.ProductClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `zvonar bench campaign`: what the whole product can carry, its database included.
@Command(
    name = "campaign",
    description = {
      "Run the product as a process of its own on a fresh database, let a campaign call through a",
      "carrier that is up already, and print one JSON line: the import, the time from start to the",
      "first INVITE, what came of the calls. Exit 0 when every call heard the prompt to its end."
    })
final class CampaignCommand implements Callable<Integer> {
  private static final int CALLS_MAX = 100_000;
  private static final int CPS_MAX = 1_000;
  private static final int ROWS_MAX = 5_000_000;

  @SuppressWarnings("NullAway.Init") // picocli writes it before the call.
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "ADDRESS:PORT",
      description = "The carrier that takes the calls: an IP address and a port.")
  private String to = "";

  @Option(names = "--calls", defaultValue = "300", description = "Default: ${DEFAULT-VALUE}.")
  private int calls;

  @Option(names = "--cps", defaultValue = "50", description = "Starts a second: ${DEFAULT-VALUE}.")
  private double cps;

  @Option(
      names = "--rows",
      description = "Rows of the list, --calls at least; the campaign is stopped after the calls.")
  private @Nullable Integer rows;

  @Option(names = "--prompt", required = true, description = "A .wav or .mp3, played to each.")
  private @Nullable Path prompt;

  @Override
  public Integer call() throws IOException, InterruptedException {
    int list = rows == null ? calls : rows;
    if (calls < 1 || calls > CALLS_MAX || cps <= 0 || cps > CPS_MAX) {
      throw wrong("--calls must be 1 to " + CALLS_MAX + " and --cps above 0, at most " + CPS_MAX);
    }
    if (list < calls || list > ROWS_MAX) {
      throw wrong("--rows must be --calls at least and at most " + ROWS_MAX);
    }
    if (prompt == null) {
      throw wrong("--prompt is missing");
    }
    Map<String, Object> line =
        CampaignBench.run(new CampaignBench.Plan(carrier(), calls, cps, list, prompt));
    try (var json = new ProductClient(URI.create("http://127.0.0.1"), "")) {
      spec.commandLine().getOut().println(json.line(line));
    }
    return Long.valueOf(calls).equals(line.get("heard")) ? 0 : 1;
  }

  private InetSocketAddress carrier() {
    int colon = to.lastIndexOf(':');
    try {
      InetAddress address = InetAddress.ofLiteral(to.substring(0, Math.max(colon, 0)));
      return new InetSocketAddress(address, Integer.parseInt(to.substring(colon + 1)));
    } catch (IllegalArgumentException _) {
      throw wrong("--to must be an IP address and a port, such as 127.0.0.1:5080, not " + to);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
