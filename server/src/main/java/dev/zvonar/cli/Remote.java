package dev.zvonar.cli;

import dev.zvonar.config.Config;
import dev.zvonar.config.ConfigSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Which console a command speaks to, and how it prints. The same options for every such command.
final class Remote {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The console, http://127.0.0.1:8080 by default (or $ZVONAR_URL).")
  private @Nullable URI url;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "An API token (or $ZVONAR_TOKEN); on the console's own machine it is found.")
  private @Nullable String token;

  @Option(names = "--json", description = "Print the API's JSON, one line.")
  private boolean json;

  Api api() {
    Map<String, String> environment = System.getenv();
    Config config = Config.load(new ConfigSource(null, environment, Map.of()));
    return new Api(urlOf(config, environment), tokenOf(config, environment));
  }

  Printer printer() {
    if (spec == null) {
      throw new IllegalStateException("a mixin is filled by the command line");
    }
    return new Printer(spec.commandLine().getOut(), json);
  }

  private URI urlOf(Config config, Map<String, String> environment) {
    URI given = url;
    if (given != null) {
      return given;
    }
    String named = environment.getOrDefault("ZVONAR_URL", "");
    String here = "http://" + config.console().host() + ":" + config.console().port();
    return URI.create(named.isEmpty() ? here : named);
  }

  private String tokenOf(Config config, Map<String, String> environment) {
    String given = token;
    if (given != null) {
      return given;
    }
    String named = environment.getOrDefault("ZVONAR_TOKEN", "");
    return named.isEmpty() ? tokenFile(config.data().folder().resolve("cli-token")) : named;
  }

  private static String tokenFile(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new ApiFailure(
          ExitCodes.FORBIDDEN,
          "no token: give --token or ZVONAR_TOKEN, or run as the account that runs the console ("
              + file
              + " cannot be read)");
    }
  }
}
