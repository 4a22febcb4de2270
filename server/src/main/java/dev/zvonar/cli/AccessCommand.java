package dev.zvonar.cli;

import dev.zvonar.config.Config;
import dev.zvonar.launch.PasswordReset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `zvonar access`: who may come in. Works on the machine itself, without the console.
@Command(name = "access", description = "Let somebody in again, on this machine.")
final class AccessCommand {
  @Spec private @Nullable CommandSpec spec;

  @Command(
      name = "reset-password",
      description = "Print a one-time password of a user and end all of their log-ins.")
  int resetPassword(
      @Mixin ConfigOptions options,
      @Option(
              names = "--login",
              defaultValue = "admin",
              description = "Whose. Default: ${DEFAULT-VALUE}.")
          String login) {
    String once = PasswordReset.of(Config.load(options.source()), login);
    if (spec != null) {
      spec.commandLine().getOut().println(once);
    }
    return ExitCodes.OK;
  }
}
