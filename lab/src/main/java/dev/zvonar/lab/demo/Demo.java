package dev.zvonar.lab.demo;

import dev.zvonar.config.Config;
import dev.zvonar.lab.carrier.FakeCarrier;
import dev.zvonar.lab.sample.SampleCallees;
import dev.zvonar.lab.scene.Ending;
import dev.zvonar.lab.scene.ProductClient;
import dev.zvonar.lab.scene.Scene;
import dev.zvonar.launch.Launch;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Plays the demo on a product that is up: sets the campaign up by the REST API, as a user would.
final class Demo {
  /// Calls at once that the demo's campaign may hold.
  static final int LINES = 600;

  private static final Duration END_LIMIT = Duration.ofHours(2);
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("d.MM HH:mm:ss");
  private static final int OK = 0;
  private static final int BROKEN_PROMISE = 1;

  private final Config config;
  private final FakeCarrier carrier;
  private final Plan plan;
  private final PrintWriter out;

  /// What to play.
  record Plan(int callees, double cps, long seed, boolean untilDone, boolean json) {}

  Demo(Config config, FakeCarrier carrier, Plan plan, PrintWriter out) {
    this.config = config;
    this.carrier = carrier;
    this.plan = plan;
    this.out = out;
  }

  /// Plays until the end the plan asks for; gives the exit code.
  int play(Launch launch) throws IOException, InterruptedException {
    String token = Files.readString(config.data().folder().resolve("cli-token")).strip();
    URI console = console(launch);
    try (var product = new ProductClient(console, token)) {
      long startNanos = System.nanoTime();
      String path = "/campaigns/" + campaign(new Scene(product));
      if (!plan.untilDone()) {
        welcome(console);
        launch.awaitClosed();
        return OK;
      }
      JsonNode done =
          product.await(path, END_LIMIT, node -> node.get("state").asString().equals("done"));
      return tell(product, done, (System.nanoTime() - startNanos) / 1e9);
    }
  }

  /// The port that was really taken: the configured one may be 0.
  private URI console(Launch launch) {
    int port = launch.console().orElseThrow().getPort();
    return URI.create("http://%s:%d".formatted(config.console().host(), port));
  }

  /// Goes on with the campaign that a former run of the demo left, or begins a new one.
  private long campaign(Scene scene) throws IOException, InterruptedException {
    long trunk = scene.trunk(carrier.address(), LINES, plan.cps());
    Optional<JsonNode> left = plan.untilDone() ? Optional.empty() : scene.unfinished();
    if (left.isPresent()) {
      return left.get().get("id").asLong();
    }
    String name = "Демо " + LocalDateTime.now(ZoneId.systemDefault()).format(STAMP);
    Path file = Files.createTempFile("zvonar-demo-", ".csv");
    try {
      SampleCallees.write(file, plan.callees(), plan.seed());
      long list = scene.list(name, file);
      Map<String, Object> settings = Scene.hurried(plan.cps(), LINES);
      return scene.start(name, list, scene.message(), trunk, settings);
    } finally {
      Files.delete(file);
    }
  }

  private void welcome(URI console) {
    out.printf(
        """

        Zvonar is calling %d fictional people through a fake carrier at %s.
        Console:  %s
        Log-in:   admin, with the one_time_password printed above at the first start
        Data:     %s
        Commands: ZVONAR_DATA_DIR=%s ./zvonar campaign list
        Stop:     Ctrl-C; the next ./zvonar demo goes on where this one stopped.
        %n\
        """,
        plan.callees(), carrier.address(), console, config.data().folder(), config.data().folder());
    out.flush();
  }

  private int tell(ProductClient product, JsonNode done, double seconds) {
    Map<String, Object> line = Ending.of(done, carrier.book().totals(), seconds);
    if (plan.json()) {
      out.println(product.line(line));
    } else {
      line.forEach((word, figure) -> out.printf("%-18s %s%n", word, figure));
    }
    out.flush();
    return carrier.book().totals().doubleDials() == 0 ? OK : BROKEN_PROMISE;
  }
}
