package dev.zvonar.lab.demo;

import dev.zvonar.cli.ConfigOptions;
import dev.zvonar.config.Config;
import dev.zvonar.config.ConfigSource;
import dev.zvonar.lab.carrier.CarrierKnobs;
import dev.zvonar.lab.carrier.FakeCarrier;
import dev.zvonar.lab.carrier.Town;
import dev.zvonar.launch.Launch;
import dev.zvonar.launch.RoleName;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `zvonar demo`: everything in one process, calling fictional people on a fake carrier.
@Command(
    name = "demo",
    description = {
      "Run the whole product here with an embedded database and a fake carrier,",
      "and call fictional people, so that there is something to see."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final int CARRIER_PORT = 5090;
  private static final int RTP_FROM = 42_000;

  @Mixin private final ConfigOptions options = new ConfigOptions();

  @SuppressWarnings("NullAway.Init") // picocli writes it before the call.
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--contacts",
      paramLabel = "N",
      defaultValue = "2000",
      description = "People to call, 1 to 100000. Default: ${DEFAULT-VALUE}.")
  private int contacts;

  @Option(
      names = "--cps",
      paramLabel = "N",
      defaultValue = "20",
      description = "Call starts a second. Default: ${DEFAULT-VALUE}.")
  private double cps;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "7",
      description = "Makes the same people behave the same. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--until-done", description = "End when the campaign has ended.")
  private boolean untilDone;

  @Option(names = "--json", description = "Print one JSON line at the end, nothing else to stdout.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (contacts < 1 || contacts > 100_000 || cps <= 0 || cps > 500) {
      throw new ParameterException(
          spec.commandLine(), "--contacts must be 1 to 100000 and --cps above 0, at most 500");
    }
    Config config = Config.load(source());
    try (FakeCarrier carrier = carrier();
        Launch launch = Launch.open(config, Arrays.asList(RoleName.values()))) {
      launch.closeOnSignal();
      var plan = new Demo.Plan(contacts, cps, seed, untilDone, json);
      return new Demo(config, carrier, plan, out()).play(launch);
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /// The demo keeps its data apart from a real installation's.
  private ConfigSource source() {
    ConfigSource asked = options.source();
    Map<String, String> overrides = new HashMap<>(asked.overrides());
    if (asked.environment().getOrDefault("ZVONAR_DATA_DIR", "").isEmpty()) {
      overrides.putIfAbsent("data.dir", "data/demo");
    }
    return new ConfigSource(asked.file(), asked.environment(), overrides);
  }

  private FakeCarrier carrier() throws IOException {
    var knobs = new CarrierKnobs("127.0.0.1", CARRIER_PORT, RTP_FROM, Demo.LINES * 2, 0, 0, null);
    var town = new Town(seed);
    try {
      return FakeCarrier.open(knobs, town);
    } catch (BindException _) {
      // Somebody else lives on 5090: any other port will do, the trunk is told.
      return FakeCarrier.open(knobs.on(0), town);
    }
  }
}
