package dev.zvonar.lab.carrier;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `zvonar carrier`: the fake carrier by itself, to point a trunk of one's own at.
@Command(
    name = "carrier",
    description = {
      "Run the fake carrier on loopback until Ctrl-C; its subscribers answer, are busy, decline,",
      "press keys or are machines. Knobs make it misbehave."
    })
public final class CarrierCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli writes it before the call.
  @Spec
  private CommandSpec spec;

  @Option(names = "--port", defaultValue = "5090", description = "Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(names = "--rtp-from", defaultValue = "42000", description = "First RTP port.")
  private int rtpFrom;

  @Option(names = "--lines", defaultValue = "2000", description = "More calls at once get 503.")
  private int lines;

  @Option(names = "--cps", defaultValue = "0", description = "More new calls in a second get 503.")
  private int cps;

  @Option(
      names = "--ban-after",
      defaultValue = "0",
      description = "A caller id with more calls than this gets 403.")
  private int banAfter;

  @Option(names = "--seed", defaultValue = "7", description = "Makes the people.")
  private long seed;

  @Option(names = "--book", description = "Append every call to this CSV file.")
  private @Nullable Path book;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var knobs = new CarrierKnobs("127.0.0.1", port, rtpFrom, lines, cps, banAfter, book);
    var stop = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(stop::countDown, "carrier-stop"));
    try (FakeCarrier carrier = FakeCarrier.open(knobs, new Town(seed))) {
      spec.commandLine().getOut().println("the fake carrier listens on " + carrier.address());
      stop.await();
    }
    return 0;
  }
}
