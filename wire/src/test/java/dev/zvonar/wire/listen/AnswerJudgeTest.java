package dev.zvonar.wire.listen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.audio.AnswerKind;
import dev.zvonar.wire.audio.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is heard is written as it sounds: `voice 600, silence 900`, in milliseconds.
class AnswerJudgeTest {
  private static final List<String> GREETINGS =
      List.of(
          "silence 6000",
          "voice 600, silence 6000",
          "silence 1000, voice 600, silence 6000",
          "silence 3900, voice 600, silence 6000",
          "silence 4000, voice 600, silence 2000",
          "silence 4000, voice 4000, silence 1000",
          "voice 80, silence 6000",
          "voice 100, silence 6000",
          "voice 2600, silence 6000",
          "voice 2620, silence 6000",
          "voice 4800, silence 6000",
          "voice 9000, silence 6000",
          "voice 600, silence 380, voice 600, silence 6000",
          "voice 600, silence 380, voice 1800, silence 6000",
          "voice 600, silence 400, voice 1800, silence 6000",
          "voice 600, silence 780, voice 600, silence 6000",
          "voice 900, silence 500, voice 900, silence 500, voice 1500, silence 1000",
          "voice 900, silence 1000, voice 900, silence 1000, voice 1500, silence 1000",
          "voice 900, silence 1000, voice 4100, silence 1000",
          "voice 40, silence 200, voice 40, silence 6000",
          "quiet 6000",
          "quiet 500, voice 700, quiet 6000",
          "street 6000",
          "street 800, voice 700, street 6000",
          "voice 4800, silence 400, tone 1000 400, silence 1000",
          "voice 1200, silence 900, voice 1200, silence 400, tone 620 300, silence 500",
          "tone 440 250, silence 2000",
          "tone 1000 100, silence 6000",
          "tone 800 300, tone 900 300, voice 600, silence 2000",
          "tone 425 1000, silence 4000, tone 425 1000, silence 900, voice 600, silence 2000",
          "tone 2100 3300, silence 6000",
          "silence 500, tone 1100 500, silence 3000",
          "tone 950 340, tone 1400 340, tone 1800 340, voice 5000",
          "voice 300, silence 500, voice 300, silence 500, voice 300, silence 500, voice 300,"
              + " silence 500, voice 300, silence 500, voice 300, silence 500, voice 300,"
              + " silence 500, voice 300, silence 500");

  @Test
  void the_table_of_greetings_is_the_one_we_approved() throws IOException {
    var table = new StringBuilder("# Greeting: what is heard, and who it is taken for\n\n");
    table.append(
        "Levels: voice -20 dBFS, quiet -50 dBFS, street -34 dBFS; `tone` has its Hz first.");
    table.append("\nRules: the defaults. Each judgement with the ms after which it falls.\n\n");
    table.append("| heard, ms | taken for |\n|---|---|\n");
    for (String greeting : GREETINGS) {
      var judge = new AnswerJudge(AnswerRules.DEFAULT);
      String judged = String.join(", then ", hear(judge, greeting));
      table.append("| %s | %s |\n".formatted(greeting, judged));
    }
    Path approved = Path.of("../docs/protocols/greeting.md");
    if (Boolean.getBoolean("approve")) {
      Files.createDirectories(approved.getParent());
      Files.writeString(approved, table);
    }
    assertThat(table.toString()).isEqualTo(Files.readString(approved));
  }

  @Test
  void a_judgement_stands_until_better_proof_and_after_the_watch_for_ever() {
    var judge = new AnswerJudge(AnswerRules.DEFAULT);
    assertThat(hear(judge, "voice 600, silence 800")).containsExactly("HUMAN 1400");
    assertThat(hear(judge, "voice 2000, silence 16800")).isEmpty();
    assertThat(judge.over()).isTrue();
    assertThat(hear(judge, "voice 5000, silence 400, tone 1000 400, silence 900")).isEmpty();
    assertThat(judge.kind()).isEqualTo(AnswerKind.HUMAN);
  }

  @Test
  void a_judge_started_again_has_forgotten_everything() {
    var judge = new AnswerJudge(AnswerRules.DEFAULT);
    hear(judge, "voice 2500");
    judge.restart();
    assertThat(hear(judge, "voice 600, silence 800")).containsExactly("HUMAN 1400");
  }

  @Test
  void what_is_far_fainter_than_our_own_voice_is_nobodys() {
    var judge = new AnswerJudge(AnswerRules.DEFAULT);
    for (int ms = 0; ms < 5000; ms += SoundMeter.FRAME_MS) {
      judge.hear(Level.toMeanSquare(-34), 0, Level.toMeanSquare(-20));
    }
    assertThat(judge.kind()).isEqualTo(AnswerKind.SILENCE);
  }

  @Test
  void a_loud_echo_of_our_own_voice_is_no_machine() {
    for (int lagFrames = 0; lagFrames <= 25; lagFrames += 5) {
      var judge = new AnswerJudge(AnswerRules.DEFAULT);
      for (int i = 0; i < 400; i++) {
        judge.hear(loudness(i - lagFrames) / 6, 0, loudness(i));
      }
      assertThat(judge.kind()).as("echo after %d frames", lagFrames).isEqualTo(AnswerKind.UNKNOWN);
    }
  }

  @Test
  void a_machine_that_speaks_while_we_speak_is_one() {
    var judge = new AnswerJudge(AnswerRules.DEFAULT);
    for (int i = 0; i < 400; i++) {
      judge.hear(loudness(7 * i + 1000), 0, loudness(i));
    }
    assertThat(judge.kind()).isEqualTo(AnswerKind.MACHINE);
  }

  /// Loudness that goes up and down like syllables do, with no period of its own.
  private static double loudness(int frame) {
    if (frame < 0) {
      return 0;
    }
    double wave = Math.sin(frame / 3.1) + Math.sin(frame / 7.7 + 1) + Math.sin(frame / 1.3 + 2);
    return Level.toMeanSquare(-24 + 4 * wave);
  }

  /// Gives each judgement with its time.
  private static List<String> hear(AnswerJudge judge, String greeting) {
    var judged = new ArrayList<String>();
    int elapsedMs = 0;
    for (String part : greeting.split(", ", -1)) {
      String[] words = part.split(" ", -1);
      double meanSquare =
          switch (words[0]) {
            case "voice", "tone" -> Level.toMeanSquare(-20);
            case "quiet" -> Level.toMeanSquare(-50);
            case "street" -> Level.toMeanSquare(-34);
            default -> 0;
          };
      int toneHz = words[0].equals("tone") ? Integer.parseInt(words[1]) : 0;
      int lastMs = Integer.parseInt(words[words.length - 1]);
      for (int ms = 0; ms < lastMs; ms += SoundMeter.FRAME_MS) {
        elapsedMs += SoundMeter.FRAME_MS;
        if (judge.hear(meanSquare, toneHz, 0)) {
          judged.add(judge.kind() + " " + elapsedMs);
        }
      }
    }
    return judged;
  }
}
