package dev.zvonar.lab.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.lab.carrier.CarrierBook;
import dev.zvonar.lab.carrier.CarrierKnobs;
import dev.zvonar.lab.carrier.FakeCarrier;
import dev.zvonar.lab.carrier.Fate.Answers;
import dev.zvonar.lab.carrier.Fate.Who;
import dev.zvonar.lab.scene.ProductProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person's first hour with the real console, in a real browser: one-time password, trunk, list,
/// message, campaign, call. Pictures of each step are kept in target/browser.
class BrowserTest {
  private static final Pattern ONE_TIME = Pattern.compile("one_time_password=(\\S+)");

  @TempDir Path folder;

  @Test
  void from_the_first_log_in_to_the_timeline_of_a_call() throws Exception {
    var answers = new Answers(300, Who.PERSON, "1", 1_500, 4_000);
    try (FakeCarrier carrier = FakeCarrier.open(CarrierKnobs.quiet(), (_, _) -> answers);
        ProductProcess product = ProductProcess.start(folder, freePort(), List.of())) {
      Process browser = browse(product, carrier.address().getPort());
      boolean ended = browser.waitFor(150, TimeUnit.SECONDS);
      browser.destroyForcibly();
      String told = Files.readString(folder.resolve("browser.log"));
      assertThat(ended).as(told).isTrue();
      assertThat(browser.exitValue()).as(told).isZero();
      CarrierBook.Totals book = carrier.book().totals();
      assertThat(book.calls()).isPositive();
      assertThat(book.doubleDials()).isZero();
    }
  }

  private Process browse(ProductProcess product, int carrierPort) throws IOException {
    Path root = Path.of(System.getProperty("zvonar.root", ".."));
    Path pictures = root.resolve("lab/target/browser").toAbsolutePath();
    var builder =
        new ProcessBuilder("node", "e2e/mainPath.mjs", pictures.toString())
            .directory(root.resolve("ui").toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("browser.log").toFile());
    builder.environment().put("CONSOLE_URL", product.console().toString());
    builder.environment().put("ONE_TIME_PASSWORD", oneTimePassword());
    builder.environment().put("TRUNK_PORT", Integer.toString(carrierPort));
    return builder.start();
  }

  private String oneTimePassword() throws IOException {
    Matcher found = ONE_TIME.matcher(Files.readString(folder.resolve("product.log")));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
