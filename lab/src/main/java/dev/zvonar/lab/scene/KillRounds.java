package dev.zvonar.lab.scene;

import dev.zvonar.lab.carrier.CarrierBook;
import dev.zvonar.lab.carrier.CarrierKnobs;
import dev.zvonar.lab.carrier.FakeCarrier;
import dev.zvonar.lab.carrier.Town;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/// Kills the product in the middle of a campaign, again and again, and holds its record against the
/// carrier's: nobody dialled twice for one attempt, nobody forgotten, and nobody whom the carrier
/// never saw shown as anything but unknown.
public final class KillRounds {
  private static final Duration END_LIMIT = Duration.ofMinutes(15);
  private static final double CPS = 15;
  private static final int LINES = 300;
  private static final int PAGE = 500;

  private KillRounds() {}

  /// What to do.
  ///
  /// @param rounds how often the product is killed, 1 to 100
  /// @param callees the file of callees to call
  /// @param dataDir folder of the product's data
  /// @param consolePort port of the product's console
  /// @param settings further environment of the product, `NAME=value` each
  /// @param seed repeats the moments of the kills
  public record Plan(
      int rounds, Path callees, Path dataDir, int consolePort, List<String> settings, long seed) {}

  /// Runs the rounds; gives the figures. `double_dials`, `forgotten` and `never_reached_hidden` must
  /// be 0. `never_reached` are callees whose number the carrier's book never saw: their attempt was
  /// committed and its INVITE never sent; `never_reached_hidden` are those of them that the product
  /// does not show as unknown.
  public static Map<String, Object> run(Plan plan) throws IOException, InterruptedException {
    long startNanos = System.nanoTime();
    try (FakeCarrier carrier =
            FakeCarrier.open(CarrierKnobs.quiet().withLines(1_000), new Town(plan.seed()));
        ProductProcess product =
            ProductProcess.start(plan.dataDir(), plan.consolePort(), plan.settings());
        ProductClient client = new ProductClient(product.console(), product.token())) {
      String path = begin(carrier, client, plan);
      int killed = killAgainAndAgain(product, client, path, plan);
      JsonNode done =
          client.await(path, END_LIMIT, node -> node.get("state").asString().equals("done"));
      double seconds = (System.nanoTime() - startNanos) / 1e9;
      Map<String, Object> line = Ending.of(done, carrier.book().totals(), seconds);
      line.put("kills", killed);
      line.put("forgotten", forgotten(done));
      List<String> unseen = neverReached(client, done, carrier.book());
      line.put("never_reached", unseen.size());
      line.put("never_reached_hidden", hidden(client, done, unseen));
      return line;
    }
  }

  private static String begin(FakeCarrier carrier, ProductClient client, Plan plan)
      throws IOException, InterruptedException {
    var scene = new Scene(client);
    long trunk = scene.trunk(carrier.address(), LINES, CPS);
    long list = scene.list("Kill rounds " + plan.seed(), plan.callees());
    long id =
        scene.start(
            "Kill rounds " + plan.seed(), list, scene.message(), trunk, Scene.hurried(CPS, LINES));
    return "/campaigns/" + id;
  }

  private static int killAgainAndAgain(
      ProductProcess product, ProductClient client, String path, Plan plan)
      throws IOException, InterruptedException {
    var dice = new Random(plan.seed());
    int killed = 0;
    while (killed < plan.rounds()) {
      JsonNode now = client.get(path);
      long attemptsBefore = now.get("progress").get("attempts").asLong();
      if (now.get("state").asString().equals("done")) {
        throw new IOException("the campaign ended after %d kills".formatted(killed));
      }
      // Only a campaign that has gone on by itself is worth the next kill.
      client.await(
          path,
          Duration.ofMinutes(1),
          node ->
              node.get("progress").get("attempts").asLong() > attemptsBefore
                  || node.get("state").asString().equals("done"));
      Thread.sleep(dice.nextInt(1500));
      product.kill();
      killed++;
      product.restart();
    }
    return killed;
  }

  /// The callees whom no INVITE ever reached, by the carrier's own book; phones without a plus.
  private static List<String> neverReached(
      ProductClient client, JsonNode campaign, CarrierBook book)
      throws IOException, InterruptedException {
    String path = "/lists/" + campaign.get("listId").asLong() + "/callees";
    return pages(client, path + "?limit=" + PAGE).stream()
        .map(callee -> callee.get("phone").asString().substring(1))
        .filter(phone -> !book.hasSeen(phone))
        .toList();
  }

  /// How many of these the operator is not told about: no call on record, or its end told otherwise.
  private static int hidden(ProductClient client, JsonNode campaign, List<String> phones)
      throws IOException, InterruptedException {
    int hidden = 0;
    for (String phone : phones) {
      String query = "/calls?campaign=%d&q=%s".formatted(campaign.get("id").asLong(), phone);
      List<JsonNode> calls = ProductClient.items(client.get(query));
      boolean told = !calls.isEmpty() && calls.stream().allMatch(KillRounds::isUnknown);
      hidden += told ? 0 : 1;
    }
    return hidden;
  }

  private static boolean isUnknown(JsonNode call) {
    return call.path("verdict").asString().equals("unknown");
  }

  private static List<JsonNode> pages(ProductClient client, String path)
      throws IOException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    String next = path;
    while (!next.isEmpty()) {
      JsonNode page = client.get(next);
      all.addAll(ProductClient.items(page));
      JsonNode cursor = page.path("next");
      next = cursor.isString() ? path + "&cursor=" + cursor.asString() : "";
    }
    return all;
  }

  private static long forgotten(JsonNode campaign) {
    JsonNode progress = campaign.get("progress");
    return progress.get("total").asLong() - progress.get("done").asLong();
  }
}
