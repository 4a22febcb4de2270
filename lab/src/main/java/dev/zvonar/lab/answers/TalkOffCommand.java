package dev.zvonar.lab.answers;

import dev.zvonar.speech.Language;
import dev.zvonar.wire.audio.Tones;
import dev.zvonar.wire.listen.DtmfDetector;
import java.io.PrintWriter;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `zvonar bench talkoff`: how often speech and noise are taken for a key, and how many keys are
/// heard in them.
@Command(
    name = "talkoff",
    description = {
      "Let the detector of in-band keys hear synthetic speech and noise without keys, then keys of",
      "50 ms in noise, and print one JSON line. Needs espeak-ng."
    })
public final class TalkOffCommand implements Callable<Integer> {
  private static final int MINUTE_MS = 60_000;
  private static final int KEYS = 1_000;
  private static final int[] NOISE_BELOW_DB = {25, 15, 10};

  @Option(names = "--seed", defaultValue = "7", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--minutes", defaultValue = "60", description = "Default: ${DEFAULT-VALUE}.")
  private int minutes;

  @SuppressWarnings("NullAway.Init") // picocli writes it before the call.
  @Spec
  private CommandSpec spec;

  /// Made by picocli.
  public TalkOffCommand() {}

  @Override
  public Integer call() {
    if (minutes < 1 || minutes > 1_000) {
      throw new IllegalArgumentException("--minutes is not in 1..1000: " + minutes);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "{\"minutes\":%d,\"keys_in_speech\":%d,\"keys_in_noise\":%d,\"keys\":%d",
        minutes, speech(minutes), noise(minutes), KEYS);
    for (int belowDb : NOISE_BELOW_DB) {
      out.printf(",\"heard_noise_%d_db_below\":%d", belowDb, keys(belowDb));
    }
    out.println("}");
    out.flush();
    return 0;
  }

  /// Keys heard in so many minutes of speech that holds none.
  int speech(int forMinutes) {
    var random = new Random(seed);
    var voices = new Voices();
    var detector = new DtmfDetector();
    int heard = 0;
    for (long ms = 0; ms < (long) forMinutes * MINUTE_MS; ) {
      Language language = random.nextBoolean() ? Language.RU : Language.EN;
      short[] phrase = voices.say(voices.draw(language, random), phrase(language, random));
      int lengthMs = phrase.length / 8 + 200;
      heard += count(detector, new Sketch(lengthMs).lay(0, phrase, gain(random)).heard());
      ms += lengthMs;
    }
    return heard;
  }

  /// Keys heard in so many minutes of noise, white and rumbling by turns.
  int noise(int forMinutes) {
    var random = new Random(seed);
    var detector = new DtmfDetector();
    int heard = 0;
    for (int minute = 0; minute < forMinutes; minute++) {
      var sketch = new Sketch(MINUTE_MS).noise(gain(random) - 20, minute % 2 == 1, random);
      heard += count(detector, sketch.heard());
    }
    return heard;
  }

  /// Keys heard of a thousand, 50 ms each with 60 ms between, in noise `belowDb` below them.
  int keys(int belowDb) {
    var random = new Random(seed);
    int heard = 0;
    for (int i = 0; i < KEYS; i++) {
      char key = Tones.KEYS.charAt(i % Tones.KEYS.length());
      var sketch = new Sketch(120).lay(10, Tones.dtmf(key, 50).samples(), 0);
      var detector = new DtmfDetector();
      short[] sound = sketch.noise(-9 - belowDb, false, random).heard();
      heard += count(detector, sound) == 1 && detector.key() == key ? 1 : 0;
    }
    return heard;
  }

  private static double gain(Random random) {
    return random.nextDouble(-12, 6);
  }

  private static String phrase(Language language, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> Phrases.hello(language, random) + ", " + Phrases.talk(language, random);
      case 1 -> Phrases.atWork(language, random);
      case 2 -> Phrases.mailbox(language, random);
      case 3 -> Phrases.assistant(language, random);
      default -> Phrases.announcement(language, random);
    };
  }

  private static int count(DtmfDetector detector, short[] sound) {
    int heard = 0;
    for (int at = 0; at + 160 <= sound.length; at += 160) {
      heard += detector.take(sound, at, 160) ? 1 : 0;
    }
    return heard;
  }
}
