package dev.zvonar.lab.bench;

import dev.zvonar.lab.sample.SampleCallees;
import dev.zvonar.lab.scene.ProductClient;
import dev.zvonar.lab.scene.ProductProcess;
import dev.zvonar.lab.scene.Scene;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Lets the whole product run one campaign against a carrier of somebody else's, and times it by the
/// product's own record.
final class CampaignBench {
  private static final long SEED = 7;
  private static final Duration CALLS_LIMIT = Duration.ofMinutes(30);

  private CampaignBench() {}

  /// What to do.
  ///
  /// @param carrier where the INVITEs go
  /// @param calls calls to wait for
  /// @param cps starts a second
  /// @param rows rows of the list; above `calls` the campaign is stopped once they are over
  /// @param prompt what is played
  record Plan(InetSocketAddress carrier, int calls, double cps, int rows, Path prompt) {}

  /// Runs the product in a temporary folder, which is left for a look at its log.
  static Map<String, Object> run(Plan plan) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("zvonar-bench-");
    Path file = SampleCallees.write(folder.resolve("callees.csv"), plan.rows(), SEED);
    try (ProductProcess product =
            ProductProcess.start(folder.resolve("data"), freePort(), List.of());
        ProductClient client = new ProductClient(product.console(), product.token())) {
      var scene = new Scene(client);
      long trunk = scene.trunk(plan.carrier(), plan.calls(), plan.cps());
      long message = scene.recorded(plan.prompt());
      long importNanos = System.nanoTime();
      long list = scene.list("Bench", file);
      double importSeconds = (System.nanoTime() - importNanos) / 1e9;
      long campaign =
          scene.start("Bench", list, message, trunk, Scene.hurried(plan.cps(), plan.calls()));
      var line = new LinkedHashMap<String, Object>();
      line.put("rows", plan.rows());
      line.put("import_s", tenths(importSeconds));
      line.putAll(ending(client, "/campaigns/" + campaign, plan));
      line.put("folder", folder.toString());
      return line;
    }
  }

  private static Map<String, Object> ending(ProductClient client, String path, Plan plan)
      throws IOException, InterruptedException {
    JsonNode over = client.await(path, CALLS_LIMIT, node -> isOver(node, plan.calls()));
    if (plan.rows() > plan.calls()) {
      client.post(path + "/stop", Map.of());
    }
    Instant started = Instant.parse(over.get("startedAt").asString());
    Instant invited = Instant.parse(over.get("firstInviteAt").asString());
    JsonNode progress = over.get("progress");
    JsonNode heard = progress.get("verdicts").get("heard");
    var line = new LinkedHashMap<String, Object>();
    line.put("first_invite_ms", Duration.between(started, invited).toMillis());
    line.put("attempts", progress.get("attempts").asLong());
    line.put("done", progress.get("done").asLong());
    line.put("heard", heard == null ? 0 : heard.asLong());
    line.put("seconds", tenths(Duration.between(started, Instant.now()).toMillis() / 1000.0));
    return line;
  }

  private static boolean isOver(JsonNode campaign, int calls) {
    return campaign.get("state").asString().equals("done")
        || campaign.get("progress").get("done").asLong() >= calls;
  }

  private static double tenths(double seconds) {
    return Math.round(seconds * 10) / 10.0;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
