package dev.zvonar.cli;

import dev.zvonar.config.BadConfig;
import dev.zvonar.launch.Version;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The commands of `zvonar`.
public final class ZvonarCli {
  private ZvonarCli() {}

  /// All commands of the product. The caller may add its own with `addSubcommand`, and runs them
  /// with `execute(args)`, whose answer is the exit code.
  public static CommandLine commandLine() {
    var commands = new CommandLine(new Root());
    commands.addSubcommand(new RunCommand());
    commands.addSubcommand(new CampaignCommand());
    commands.addSubcommand(new ListCommand());
    commands.addSubcommand(new MessageCommand());
    commands.addSubcommand(new MessageCommand.Recordings());
    commands.addSubcommand(new TrunkCommand());
    commands.addSubcommand(new CallCommand());
    commands.addSubcommand(new OptOutCommand());
    commands.addSubcommand(new AccessCommand());
    commands.addSubcommand(new ConfigCommand());
    commands.addSubcommand(new DoctorCommand());
    commands.setExecutionExceptionHandler(ZvonarCli::complained);
    return commands;
  }

  private static int complained(Exception failure, CommandLine command, ParseResult asked)
      throws Exception {
    String message = messageOf(failure);
    command.getErr().println("zvonar: " + message);
    return switch (failure) {
      case ApiFailure told -> told.exitCode();
      case BadConfig _, IllegalArgumentException _ -> ExitCodes.USAGE;
      default -> ExitCodes.FAILED;
    };
  }

  private static String messageOf(Exception failure) {
    String message = failure.getMessage();
    Throwable cause = failure.getCause();
    String reason =
        cause == null || cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
    return message == null ? failure.toString() : message + reason;
  }

  /// `zvonar` without a command.
  @Command(
      name = "zvonar",
      mixinStandardHelpOptions = true,
      versionProvider = OwnVersion.class,
      scope = CommandLine.ScopeType.INHERIT,
      synopsisSubcommandLabel = "COMMAND",
      description = "Calls people and tells them what they need to know.",
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {
        "0:done",
        "1:refused or failed, the message says why",
        "2:the command or the configuration is not understood",
        "3:nobody answers, or not able to right now: try again later",
        "4:not logged in, or not allowed"
      })
  static final class Root implements Runnable {
    @CommandLine.Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
      if (spec != null) {
        spec.commandLine().usage(spec.commandLine().getOut());
      }
    }
  }

  /// What `--version` prints.
  static final class OwnVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"zvonar " + Version.current()};
    }
  }
}
