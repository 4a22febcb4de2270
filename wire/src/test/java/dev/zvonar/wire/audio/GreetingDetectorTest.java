package dev.zvonar.wire.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Greetings are written as they sound: `voice 600, silence 900`, in milliseconds.
class GreetingDetectorTest {
  private static final List<String> GREETINGS =
      List.of(
          "silence 6000",
          "voice 600, silence 6000",
          "silence 1000, voice 600, silence 6000",
          "silence 3900, voice 600, silence 6000",
          "silence 4000, voice 600",
          "voice 80, silence 6000",
          "voice 100, silence 6000",
          "voice 1600, silence 6000",
          "voice 1620, silence 6000",
          "voice 4800, silence 6000",
          "voice 600, silence 380, voice 600, silence 6000",
          "voice 600, silence 380, voice 700, silence 6000",
          "voice 600, silence 400, voice 700, silence 6000",
          "voice 600, silence 780, voice 600, silence 6000",
          "voice 40, silence 200, voice 40, silence 6000",
          "quiet 6000",
          "quiet 500, voice 700, quiet 6000",
          "voice 300, silence 500, voice 300, silence 500, voice 300, silence 500, voice 300,"
              + " silence 500, voice 300, silence 500, voice 300, silence 500, voice 300,"
              + " silence 500, voice 300, silence 500");

  @Test
  void the_table_of_greetings_is_the_one_we_approved() throws IOException {
    var table = new StringBuilder("# Greeting: what is heard, and who it is taken for\n\n");
    table.append("Levels: voice -20 dBFS, quiet -50 dBFS (line noise). Rules: the defaults.\n\n");
    table.append("| heard, ms | taken for | decided after, ms |\n|---|---|---|\n");
    for (String greeting : GREETINGS) {
      var detector = new GreetingDetector(GreetingRules.DEFAULT);
      int afterMs = hear(detector, greeting);
      table.append("| %s | %s | %d |\n".formatted(greeting, detector.kind(), afterMs));
    }
    Path approved = Path.of("../docs/protocols/greeting.md");
    if (Boolean.getBoolean("approve")) {
      Files.createDirectories(approved.getParent());
      Files.writeString(approved, table);
    }
    assertThat(table.toString()).isEqualTo(Files.readString(approved));
  }

  @Test
  void the_decision_falls_once_and_stands() {
    var detector = new GreetingDetector(GreetingRules.DEFAULT);
    assertThat(hear(detector, "voice 600, silence 800")).isEqualTo(1400);
    assertThat(detector.hear(Level.toMeanSquare(-20))).isFalse();
    hear(detector, "voice 5000");
    assertThat(detector.kind()).isEqualTo(AnswerKind.HUMAN);
  }

  @Test
  void a_detector_started_again_has_forgotten_everything() {
    var detector = new GreetingDetector(GreetingRules.DEFAULT);
    hear(detector, "voice 1500");
    detector.restart();
    assertThat(hear(detector, "voice 600, silence 800")).isEqualTo(1400);
    assertThat(detector.kind()).isEqualTo(AnswerKind.HUMAN);
  }

  /// Gives the time of the decision, or -1 when none fell.
  private static int hear(GreetingDetector detector, String greeting) {
    int elapsedMs = 0;
    int decidedMs = -1;
    for (String part : greeting.split(", ", -1)) {
      String[] words = part.split(" ", -1);
      double meanSquare =
          switch (words[0]) {
            case "voice" -> Level.toMeanSquare(-20);
            case "quiet" -> Level.toMeanSquare(-50);
            default -> 0;
          };
      for (int ms = 0; ms < Integer.parseInt(words[1]); ms += GreetingDetector.FRAME_MS) {
        elapsedMs += GreetingDetector.FRAME_MS;
        decidedMs = detector.hear(meanSquare) ? elapsedMs : decidedMs;
      }
    }
    return decidedMs;
  }
}
