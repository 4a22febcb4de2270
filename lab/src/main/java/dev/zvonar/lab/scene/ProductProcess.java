package dev.zvonar.lab.scene;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The product as a process of its own, so that it can be killed. Used by one thread.
public final class ProductProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final long POLL_MS = 100;

  private final Path dataDir;
  private final int port;
  private final List<String> settings;
  private Process process;

  private ProductProcess(Path dataDir, int port, List<String> settings) throws IOException {
    this.dataDir = dataDir;
    this.port = port;
    this.settings = List.copyOf(settings);
    this.process = launch();
  }

  /// Starts the roles talker and console with this program's own class path.
  ///
  /// @param settings environment of the child, `NAME=value` each
  public static ProductProcess start(Path dataDir, int port, List<String> settings)
      throws IOException, InterruptedException {
    var product = new ProductProcess(dataDir, port, settings);
    product.awaitReady();
    return product;
  }

  /// Where its console is.
  public URI console() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /// The token that the product leaves for commands on its own machine.
  public String token() throws IOException {
    return Files.readString(dataDir.resolve("cli-token")).strip();
  }

  /// Kills it as `kill -9` does and waits until it is gone. Its database lives on by itself.
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /// Starts it again after [#kill].
  public void restart() throws IOException, InterruptedException {
    process = launch();
    awaitReady();
  }

  /// Asks it to stop, and insists after a while.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private Process launch() throws IOException {
    Files.createDirectories(dataDir);
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("dev.zvonar.lab.Main", "run", "--roles", "talker,console"));
    var builder = new ProcessBuilder(command);
    builder.environment().put("ZVONAR_DATA_DIR", dataDir.toString());
    builder.environment().put("ZVONAR_CONSOLE_PORT", Integer.toString(port));
    builder.environment().put("ZVONAR_SIP_TALKER_PORT", "0");
    settings.forEach(setting -> {
      int equals = setting.indexOf('=');
      builder.environment().put(setting.substring(0, equals), setting.substring(equals + 1));
    });
    File log = dataDir.resolve("product.log").toFile();
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    return builder.start();
  }

  private void awaitReady() throws IOException, InterruptedException {
    long deadlineNanos = System.nanoTime() + START_LIMIT.toNanos();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (System.nanoTime() - deadlineNanos < 0) {
        if (!process.isAlive()) {
          throw new IOException(
              "the product stopped with %d: see %s"
                  .formatted(process.exitValue(), dataDir.resolve("product.log")));
        }
        if (isReady(http)) {
          return;
        }
        Thread.sleep(POLL_MS);
      }
    }
    process.destroyForcibly();
    throw new IOException("the product was not ready within " + START_LIMIT);
  }

  private boolean isReady(HttpClient http) throws InterruptedException {
    try {
      var request =
          HttpRequest.newBuilder(console().resolve("/health/ready"))
              .timeout(Duration.ofSeconds(2))
              .build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }
}
