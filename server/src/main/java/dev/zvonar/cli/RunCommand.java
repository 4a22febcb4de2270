package dev.zvonar.cli;

import dev.zvonar.config.Config;
import dev.zvonar.launch.Launch;
import dev.zvonar.launch.RoleName;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `zvonar run`: a process of the product in the foreground.
@Command(
    name = "run",
    description = "Run the product here until a signal ends it (SIGTERM drains first).")
final class RunCommand implements Callable<Integer> {
  /// Read by logback.xml when the first logger is made.
  private static final String LOG_LEVEL = "zvonar.log.level";

  @Mixin private final ConfigOptions options = new ConfigOptions();

  @Option(
      names = "--roles",
      split = ",",
      paramLabel = "ROLE",
      description = "talker, recipient, intake, courier, console; all by default.")
  private List<String> roles = RoleName.codes();

  @Override
  public Integer call() throws InterruptedException {
    Config config = Config.load(options.source());
    List<RoleName> names = roles.stream().map(RoleName::ofCode).toList();
    System.setProperty(LOG_LEVEL, config.log().level());
    try (Launch launch = Launch.open(config, names)) {
      launch.closeOnSignal();
      launch.awaitClosed();
    }
    return ExitCodes.OK;
  }
}
