package dev.zvonar.cli;

import dev.zvonar.config.Config;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `zvonar config`: what is in force, and whether it is right.
@Command(name = "config", description = "Show or check the configuration.")
final class ConfigCommand {
  @Spec private @Nullable CommandSpec spec;

  @Command(name = "show", description = "Print every key with its value in force; no secrets.")
  int show(@Mixin ConfigOptions options) {
    Config.effective(options.source()).forEach(this::line);
    return ExitCodes.OK;
  }

  @Command(name = "check", description = "Say whether a process would start with it.")
  int check(@Mixin ConfigOptions options) {
    Config.load(options.source());
    line("The configuration is right.");
    return ExitCodes.OK;
  }

  private void line(String text) {
    if (spec != null) {
      spec.commandLine().getOut().println(text);
    }
  }
}
