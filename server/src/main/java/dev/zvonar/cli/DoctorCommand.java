package dev.zvonar.cli;

import dev.zvonar.config.Config;
import dev.zvonar.launch.Doctor;
import dev.zvonar.launch.Doctor.Finding;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `zvonar doctor`: whether this machine can do the work.
@Command(
    name = "doctor",
    description = "Look at this machine: ports, database, limits, disk, speech.")
final class DoctorCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private final ConfigOptions options = new ConfigOptions();

  @Option(names = "--json", description = "Print JSON, one line.")
  private boolean json;

  @Override
  public Integer call() {
    List<Finding> findings = Doctor.examine(Config.load(options.source()));
    if (json) {
      line(JsonMapper.builder().build().writeValueAsString(findings));
    } else {
      findings.forEach(
          found -> line(mark(found.health()) + " " + found.what() + ": " + found.says()));
    }
    boolean ill = findings.stream().anyMatch(found -> found.health() == Doctor.State.BAD);
    return ill ? ExitCodes.FAILED : ExitCodes.OK;
  }

  private static String mark(Doctor.State state) {
    return switch (state) {
      case GOOD -> "ok  ";
      case DOUBTFUL -> "warn";
      case BAD -> "BAD ";
    };
  }

  private void line(String text) {
    if (spec != null) {
      spec.commandLine().getOut().println(text);
    }
  }
}
