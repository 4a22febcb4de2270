package dev.zvonar.lab.scene;

import dev.zvonar.lab.sample.SampleCallees;
import dev.zvonar.lab.scene.KillRounds.Plan;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `zvonar chaos`: kills the product in the middle of a campaign, round after round.
@Command(
    name = "chaos",
    description = {
      "Run the product as a process of its own, kill -9 it in the middle of a campaign again and",
      "again, and hold its record against the carrier's. Prints one JSON line; exit 0 when nobody",
      "was dialled twice for one attempt, nobody was forgotten, and everybody whom no call ever",
      "reached (never_reached, by the carrier's book) is shown as unknown."
    })
public final class ChaosCommand implements Callable<Integer> {
  private static final int ROUNDS_MAX = 100;

  @SuppressWarnings("NullAway.Init") // picocli writes it before the call.
  @Spec
  private CommandSpec spec;

  @Option(names = "--rounds", defaultValue = "20", description = "Kills, 1 to 100.")
  private int rounds;

  @Option(names = "--contacts", defaultValue = "1500", description = "People to call.")
  private int contacts;

  @Option(names = "--seed", defaultValue = "7", description = "Repeats people and moments.")
  private long seed;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (rounds < 1 || rounds > ROUNDS_MAX) {
      throw new IllegalArgumentException("--rounds must be 1 to " + ROUNDS_MAX);
    }
    Path folder = Files.createTempDirectory("zvonar-chaos-");
    Path file = SampleCallees.write(folder.resolve("callees.csv"), contacts, seed);
    var plan = new Plan(rounds, file, folder.resolve("data"), freePort(), List.of(), seed);
    Map<String, Object> line = KillRounds.run(plan);
    try (var json = new ProductClient(URI.create("http://127.0.0.1"), "")) {
      spec.commandLine().getOut().println(json.line(line));
    }
    boolean kept =
        Integer.valueOf(0).equals(line.get("double_dials"))
            && Long.valueOf(0).equals(line.get("forgotten"))
            && Integer.valueOf(0).equals(line.get("never_reached_hidden"));
    return kept ? 0 : 1;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
