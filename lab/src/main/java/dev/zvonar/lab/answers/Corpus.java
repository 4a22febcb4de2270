package dev.zvonar.lab.answers;

import dev.zvonar.lab.answers.Voices.Voice;
import dev.zvonar.speech.Language;
import dev.zvonar.wire.audio.Pcm;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Makes calls with a label, each from the seed, its label and its number alone.
final class Corpus {
  private static final int CALL_MS = 22_000;
  private static final String MESSAGE =
      "Здравствуйте! Это напоминание. Завтра, двенадцатого мая, в вашем доме с девяти до"
          + " восемнадцати часов не будет горячей воды. Приносим извинения за неудобства. Чтобы"
          + " прослушать ещё раз, нажмите один. Чтобы подтвердить, нажмите два.";
  private static final int[] BEEPS_HZ = {440, 620, 800, 1000, 1000, 1400, 2000};

  private final long seed;
  private final Voices voices;

  Corpus(long seed, Voices voices) {
    this.seed = seed;
    this.voices = voices;
  }

  /// One call: 8000 Hz, both ways, beginning with the answer.
  record AnsweredCall(Who who, Pcm heard, Pcm said) {}

  AnsweredCall call(Who who, int number) {
    long own = seed * 1_000_003 + who.label().hashCode() * 10_007L + number;
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(own);
    var sketch = new Sketch(CALL_MS);
    short[] said = new Sketch(CALL_MS).lay(0, message(), 0).heard();
    var line = new Line(sketch, random, voices.draw(language(random), random));
    lay(who, line, said);
    return new AnsweredCall(who, new Pcm(8000, sketch.heard()), new Pcm(8000, said));
  }

  /// What one call is made with.
  private record Line(Sketch sketch, RandomGenerator random, Voice voice) {
    Language language() {
      return voice.language();
    }

    int between(int from, int to) {
      return random.nextInt(from, to + 1);
    }

    /// Levels of calls differ: -32 to -14 dBFS of speech.
    double gain() {
      return random.nextDouble(-12, 6);
    }
  }

  private short[] message() {
    return voices.say(new Voice(Language.RU, "+f2", 150), MESSAGE);
  }

  private static Language language(RandomGenerator random) {
    return random.nextInt(3) == 0 ? Language.EN : Language.RU;
  }

  private void lay(Who who, Line line, short[] said) {
    switch (who) {
      case PERSON -> quiet(hello(line));
      case PERSON_AT_WORK -> quiet(say(line, start(line), atWork(line)));
      case PERSON_WHO_TALKS -> quiet(talk(hello(line)));
      case PERSON_IN_NOISE -> noisy(hello(line));
      case PERSON_WITH_ECHO -> quiet(hello(echo(line, said, 14, 26)));
      case ECHO_ALONE -> quiet(echo(line, said, 6, 26));
      case SILENT -> anyNoise(line);
      case MAILBOX -> quiet(beep(greeting(line)));
      case MACHINE_WITHOUT_BEEP -> quiet(greeting(line));
      case ASSISTANT -> quiet(assistant(line));
      case ANNOUNCEMENT_AFTER_TONES -> quiet(announce(line, specialTones(line)));
      case ANNOUNCEMENT -> quiet(announce(line, line.between(0, 600)));
      case FAX -> quiet(fax(line));
      case RINGS_ON -> quiet(ringOn(line));
    }
  }

  private static int start(Line line) {
    return line.between(60, 1500);
  }

  private Line say(Line line, int ms, String text) {
    line.sketch.lay(ms, voices.say(line.voice, text), line.gain());
    return line;
  }

  private Line hello(Line line) {
    say(line, start(line), Phrases.hello(line.language(), line.random));
    if (line.random.nextInt(4) == 0) {
      int again = line.sketch.endMs() + line.between(600, 1800);
      say(line, again, Phrases.hello(line.language(), line.random));
    }
    return line;
  }

  private String atWork(Line line) {
    return Phrases.atWork(line.language(), line.random);
  }

  private Line talk(Line line) {
    for (int i = line.between(1, 3); i > 0; i--) {
      int ms = line.sketch.endMs() + line.between(700, 3000);
      say(line, ms, Phrases.talk(line.language(), line.random));
    }
    return line;
  }

  private static Line echo(Line line, short[] said, int lossMin, int lossMax) {
    line.sketch.lay(line.between(20, 400), said, -line.between(lossMin, lossMax));
    return line;
  }

  private Line greeting(Line line) {
    String text = Phrases.mailbox(line.language(), line.random);
    double gain = line.gain();
    int ms = start(line);
    for (String sentence : text.split("(?<=[.!?]) ", -1)) {
      line.sketch.lay(ms, voices.say(line.voice, sentence), gain);
      ms = line.sketch.endMs() + line.between(150, 650);
    }
    return line;
  }

  private static Line beep(Line line) {
    int hz = BEEPS_HZ[line.random.nextInt(BEEPS_HZ.length)];
    int at = line.sketch.endMs() + line.between(200, 1500);
    line.sketch.tone(at, line.between(180, 1000), hz, line.between(-24, -10), 0);
    return line;
  }

  private Line assistant(Line line) {
    say(line, line.between(60, 500), Phrases.assistant(line.language(), line.random));
    int again = line.sketch.endMs() + line.between(3500, 6000);
    return say(line, again, Phrases.assistant(line.language(), line.random));
  }

  private static int specialTones(Line line) {
    int ms = line.between(0, 800);
    for (double hz : new double[] {950, 1400, 1800}) {
      line.sketch.tone(ms, line.between(0, 1) == 0 ? 276 : 340, hz, -18, 0);
      ms = line.sketch.endMs() + line.between(0, 30);
    }
    return ms + 300;
  }

  private Line announce(Line line, int fromMs) {
    String ru = Phrases.announcement(Language.RU, line.random);
    String en = Phrases.announcement(Language.EN, line.random);
    var foreign = new Voice(Language.EN, line.voice.variant(), line.voice.wordsPerMinute());
    double gain = line.gain();
    int ms = fromMs;
    while (ms < CALL_MS - 3000) {
      line.sketch.lay(ms, voices.say(line.voice, ru), gain);
      line.sketch.lay(line.sketch.endMs() + 700, voices.say(foreign, en), gain);
      ms = line.sketch.endMs() + 1200;
    }
    return line;
  }

  private static Line fax(Line line) {
    int ms = line.between(200, 1800);
    if (line.random.nextInt(3) == 0) {
      for (; ms < CALL_MS; ms += 3500) {
        line.sketch.tone(ms, line.between(430, 570), 1100 + line.between(-35, 35), -16, 0);
      }
    } else {
      int reversalMs = line.random.nextBoolean() ? 450 : 0;
      line.sketch.tone(ms, 3300, 2100 + line.between(-14, 14), -14, reversalMs);
    }
    return line;
  }

  private Line ringOn(Line line) {
    int ms = line.between(0, 1000);
    for (int rings = line.between(1, 3); rings > 0; rings--) {
      line.sketch.tone(ms, 1000, 425, -16, 0);
      ms += rings > 1 ? 5000 : 1000 + line.between(300, 2500);
    }
    return say(line, ms, Phrases.hello(line.language(), line.random));
  }

  private static void quiet(Line line) {
    line.sketch.noise(line.between(-72, -52), false, line.random);
  }

  private static void noisy(Line line) {
    line.sketch.noise(line.between(-46, -36), line.random.nextBoolean(), line.random);
  }

  private static void anyNoise(Line line) {
    line.sketch.noise(line.between(-75, -30), line.random.nextBoolean(), line.random);
  }
}
