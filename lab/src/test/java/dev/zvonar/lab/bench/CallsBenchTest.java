package dev.zvonar.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.lab.carrier.CarrierKnobs;
import dev.zvonar.lab.carrier.FakeCarrier;
import dev.zvonar.lab.carrier.Fate;
import dev.zvonar.wire.audio.Pcm;
import dev.zvonar.wire.audio.Tones;
import dev.zvonar.wire.audio.Wav;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallsBenchTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @Test
  void every_call_is_answered_hears_the_prompt_and_is_hung_up() throws IOException {
    var answers = new Fate.Answers(50, Fate.Who.PERSON, "", 0, 0);
    assertThat(bench(answers, wav())).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(json())
        .contains("\"calls\":10,\"answered\":10,\"played\":10,\"completed\":10")
        .contains("\"unfinished\":0")
        .contains("\"faults\":0");
    assertThat(figure("sent_packets")).isBetween(500, 520);
    assertThat(figure("received_packets")).isGreaterThan(400);
  }

  @Test
  void raw_a_law_is_played_as_it_is() throws IOException {
    Path raw = folder.resolve("prompt.al");
    Files.write(raw, new byte[8000]);
    assertThat(bench(new Fate.Answers(0, Fate.Who.PERSON, "", 0, 0), raw)).isZero();
    assertThat(figure("played")).isEqualTo(10);
  }

  @Test
  void refused_calls_are_counted_and_told_by_the_exit_code() throws IOException {
    assertThat(bench(new Fate.Refuses(486, 0, ""), wav())).isEqualTo(1);
    assertThat(figure("refused")).isEqualTo(10);
    assertThat(figure("answered")).isZero();
  }

  @Test
  void wrong_arguments_are_named_and_the_right_ones_shown() {
    for (var wrong :
        List.of(
            List.of("--to", "127.0.0.1:5060", "--calls", "1", "--cps", "1"),
            List.of("--to", "127.0.0.1", "--calls", "1", "--cps", "1", "--prompt", "x.wav"),
            List.of("--to", "127.0.0.1:0", "--calls", "1", "--cps", "1", "--prompt", "x.wav"),
            List.of("--to", "127.0.0.1:5060", "--calls", "0", "--cps", "1", "--prompt", "x.wav"),
            List.of("--to", "127.0.0.1:5060", "--calls", "1", "--cps", "0", "--prompt", "x.wav"),
            List.of("--to", "127.0.0.1:5060", "--calls", "many", "--cps", "1", "--prompt", "x"),
            List.of("--speed", "9"),
            List.of("--to"))) {
      assertThat(run(wrong.toArray(new String[0]))).as("%s", wrong).isEqualTo(2);
    }
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--prompt is missing", "usage:");
  }

  @Test
  void a_prompt_that_is_no_sound_is_named() throws IOException {
    Path bad = folder.resolve("bad.wav");
    Files.writeString(bad, "this is not sound at all");
    assertThat(bench(new Fate.RingsOut(), bad)).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("not a WAV file");
  }

  private int bench(Fate fate, Path prompt) throws IOException {
    var knobs = new CarrierKnobs("127.0.0.1", 0, 25_000, 100, 0, 0, null);
    try (var carrier = FakeCarrier.open(knobs, (_, _) -> fate)) {
      String to = "127.0.0.1:" + carrier.address().getPort();
      return run(
          "--to",
          to,
          "--calls",
          "10",
          "--cps",
          "50",
          "--prompt",
          prompt.toString(),
          "--rtp-from",
          "26000");
    }
  }

  private int run(String... args) {
    return CallsBench.run(args, print(out), print(err));
  }

  private static PrintStream print(OutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private Path wav() throws IOException {
    Path file = folder.resolve("prompt.wav");
    Pcm tone = Tones.sine(16_000, 440, 1000, -20);
    try (OutputStream to = Files.newOutputStream(file)) {
      Wav.write8k(to, tone);
    }
    return file;
  }

  private String json() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private int figure(String name) {
    String behind = json().substring(json().indexOf("\"" + name + "\":") + name.length() + 3);
    return Integer.parseInt(behind.substring(0, behind.indexOf(',')));
  }
}
