package dev.zvonar.lab.bench;

import dev.zvonar.lab.carrier.CarrierKnobs;
import dev.zvonar.lab.carrier.FakeCarrier;
import dev.zvonar.lab.carrier.Fate.Answers;
import dev.zvonar.lab.carrier.Fate.Who;
import dev.zvonar.wire.audio.G711;
import dev.zvonar.wire.audio.Pcm;
import dev.zvonar.wire.audio.Tones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `zvonar bench calls`: what the wire alone can carry.
@Command(
    name = "calls",
    description = {
      "Place calls over the wire alone, evenly, play a prompt in each, hang up, and print one JSON",
      "line. Without --to the fake carrier of this program takes them."
    })
final class CallsCommand implements Callable<Integer> {
  private static final int LINES_MAX = 4_000;
  private static final int SAMPLE_RATE_HZ = 8_000;
  private static final int TONE_MS = 10_000;

  @Option(names = "--to", paramLabel = "HOST:PORT", description = "Who takes the calls.")
  private @Nullable String to;

  @Option(names = "--calls", defaultValue = "300", description = "Default: ${DEFAULT-VALUE}.")
  private String calls = "";

  @Option(names = "--cps", defaultValue = "50", description = "Starts a second: ${DEFAULT-VALUE}.")
  private String cps = "";

  @Option(
      names = "--prompt",
      description = {
        "A .wav, or raw A-law at 8 kHz; ten seconds of a tone by default.",
        "none: hang up at the answer, without any sound."
      })
  private @Nullable String prompt;

  @Option(names = "--threads", defaultValue = "0", description = "Media threads; 0: one a core.")
  private String threads = "";

  @Option(
      names = "--sockets",
      defaultValue = "auto",
      description = "How packets are moved: auto, jdk or native.")
  private String sockets = "";

  @Option(
      names = "--realtime",
      defaultValue = "true",
      description = "Whether media threads run before ordinary ones: true or false.")
  private String realtime = "";

  @Override
  public Integer call() throws IOException {
    Path made = Files.createTempFile("zvonar-tone-", ".al");
    try {
      Files.write(made, tone());
      return to == null ? overOurOwn(made) : run(to, made);
    } finally {
      Files.delete(made);
    }
  }

  private int overOurOwn(Path made) throws IOException {
    var answers = new Answers(100, Who.PERSON, "", 0, 0);
    try (FakeCarrier carrier =
        FakeCarrier.open(CarrierKnobs.quiet().withLines(LINES_MAX), (_, _) -> answers)) {
      return run("127.0.0.1:" + carrier.address().getPort(), made);
    }
  }

  private int run(String target, Path made) {
    String played = prompt == null ? made.toString() : prompt;
    var arguments = new ArrayList<String>(List.of("--to", target, "--calls", calls));
    arguments.addAll(List.of("--cps", cps, "--prompt", played));
    arguments.addAll(List.of("--threads", threads, "--sockets", sockets, "--realtime", realtime));
    return CallsBench.run(arguments.toArray(String[]::new));
  }

  private static byte[] tone() {
    Pcm tone = Tones.sine(SAMPLE_RATE_HZ, 440, TONE_MS, -12);
    var alaw = new byte[tone.samples().length];
    for (int i = 0; i < alaw.length; i++) {
      alaw[i] = G711.toAlaw(tone.samples()[i]);
    }
    return alaw;
  }
}
