package dev.zvonar.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zvonar.wire.audio.Level;
import dev.zvonar.wire.audio.Pcm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the real espeak-ng, which the build fetches; only faults are played by scripts.
class EspeakEngineTest {
  @TempDir Path folder;
  private final AtomicLong now = new AtomicLong(1_000);
  private final EspeakEngine real =
      new EspeakEngine(EspeakConfig.DEFAULT, System.getenv(), now::get);

  @Test
  void both_languages_are_spoken_at_the_level_of_the_phone() {
    for (Language language : Language.values()) {
      String text = language == Language.RU ? "Здравствуйте, Анна." : "Good morning, Anna.";
      Pcm sound = new Pcm(8000, Shape.of(real.speak(language, text), -20));
      assertThat(sound.durationMs()).isBetween(700, 2500);
      assertThat(Level.rms(sound)).isBetween(-26.0, -16.0);
      assertThat(Level.peak(sound)).isLessThan(0);
    }
  }

  @Test
  void longer_texts_take_longer_and_numerals_differ() {
    Pcm brief = real.speak(Language.RU, "пять.");
    Pcm longer = real.speak(Language.RU, "пятьсот двадцать три рубля сорок копеек.");
    assertThat(longer.durationMs()).isGreaterThan(2 * brief.durationMs());
    assertThat(real.speak(Language.RU, "семь.").samples()).isNotEqualTo(brief.samples());
  }

  @Test
  void the_same_text_gives_the_same_sound() {
    assertThat(real.speak(Language.RU, "Анна,").samples())
        .isEqualTo(real.speak(Language.RU, "Анна,").samples());
  }

  @Test
  void the_last_sign_decides_whether_the_voice_falls() {
    assertThat(real.speak(Language.RU, "рубля,").samples())
        .isNotEqualTo(real.speak(Language.RU, "рубля.").samples());
  }

  @Test
  void silence_at_both_ends_is_cut_off() {
    short[] shaped = Shape.of(real.speak(Language.RU, "рубля."), -20);
    assertThat(shaped).hasSizeLessThan(8000);
    assertThat(Level.peak(part(shaped, 0, 400))).isGreaterThan(-46);
    assertThat(Level.peak(part(shaped, shaped.length - 480, shaped.length))).isGreaterThan(-46);
  }

  @Test
  void a_missing_program_says_what_to_install() {
    EspeakEngine missing = engine(folder.resolve("no-such-program").toString());
    assertThatThrownBy(() -> missing.speak(Language.RU, "раз"))
        .isInstanceOfSatisfying(
            SpeechUnavailable.class,
            e -> assertThat(e.detail().en()).contains("apt-get install espeak-ng"));
    assertThat(missing.state(Language.RU).available()).isFalse();
    assertThat(real.state(Language.EN).available()).isTrue();
  }

  @Test
  void a_program_that_hangs_is_killed_in_time() throws IOException {
    EspeakEngine hanging = engine(script("exec sleep 60").toString(), Duration.ofMillis(300));
    assertThatThrownBy(() -> hanging.speak(Language.RU, "раз"))
        .isInstanceOf(SpeechUnavailable.class)
        .hasMessageContaining("did not end within 300 ms");
  }

  @Test
  void a_failing_program_is_left_alone_for_a_while_and_then_tried_again() throws IOException {
    Path runs = folder.resolve("runs");
    EspeakEngine failing =
        engine(script("echo run >> " + runs + "; echo broken voice >&2; exit 3").toString());
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> failing.speak(Language.RU, "раз"))
          .isInstanceOf(SpeechUnavailable.class);
    }
    assertThat(runs).hasContent("run\nrun\nrun");
    now.addAndGet(Circuit.PAUSE_NANOS);
    assertThatThrownBy(() -> failing.speak(Language.RU, "раз"))
        .hasMessageContaining("ended with 3: broken voice");
    assertThat(runs).hasContent("run\nrun\nrun\nrun");
  }

  @Test
  void a_program_that_writes_rubbish_is_a_failure_not_a_noise() throws IOException {
    EspeakEngine rubbish = engine(script("head -c 100000 /dev/zero | tr '\\0' 'x'").toString());
    assertThatThrownBy(() -> rubbish.speak(Language.RU, "раз"))
        .isInstanceOf(SpeechUnavailable.class)
        .hasMessageContaining("WAV");
  }

  @Test
  void output_is_bounded() throws Exception {
    Path endless = script("exec cat /dev/zero");
    Program program = Program.find("x", endless.toString(), Map.of()).orElseThrow();
    assertThatThrownBy(() -> program.run(List.of(), new byte[0], 1000, Duration.ofSeconds(20)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("more than 1000 bytes");
  }

  @Test
  void a_program_is_found_on_the_path_and_in_the_cache_of_fetched_ones() throws IOException {
    Path fetched = Files.createDirectories(folder.resolve("zvonar/debs/bin"));
    Files.createFile(fetched.resolve("talker")).toFile().setExecutable(true);
    Map<String, String> env = Map.of("PATH", "/nowhere", "XDG_CACHE_HOME", folder.toString());
    assertThat(Program.find("talker", "", env).orElseThrow().path())
        .isEqualTo(fetched.resolve("talker"));
    assertThat(Program.find("talker", "/nowhere/talker", env)).isEmpty();
    assertThat(Program.find("sh", "", Map.of("PATH", "/bin"))).isPresent();
  }

  private EspeakEngine engine(String command) {
    return engine(command, Duration.ofSeconds(30));
  }

  private EspeakEngine engine(String command, Duration timeout) {
    EspeakConfig config = new EspeakConfig(command, "ru", "en-us", 160, 2, timeout);
    return new EspeakEngine(config, System.getenv(), now::get);
  }

  private Path script(String body) throws IOException {
    Path script = Files.writeString(folder.resolve("script"), "#!/bin/sh\n" + body + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }

  private static Pcm part(short[] samples, int from, int to) {
    return new Pcm(8000, Arrays.copyOfRange(samples, from, to));
  }
}
