package dev.zvonar.lab.answers;

import dev.zvonar.speech.EspeakConfig;
import dev.zvonar.speech.EspeakEngine;
import dev.zvonar.speech.Language;
import dev.zvonar.wire.audio.Level;
import dev.zvonar.wire.audio.Pcm;
import dev.zvonar.wire.audio.Resampler;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Voices of espeak-ng, men and women, slow and fast; what was said once is kept.
final class Voices {
  private static final List<String> VARIANTS =
      List.of("", "+m2", "+m3", "+m5", "+m7", "+f1", "+f2", "+f3", "+f4", "+f5");
  private static final List<Integer> WORDS_PER_MINUTE = List.of(125, 150, 175);
  private static final double DBFS = -20;

  private final Map<String, short[]> said = new HashMap<>();

  /// One voice at one pace.
  record Voice(Language language, String variant, int wordsPerMinute) {}

  /// Draws a voice.
  Voice draw(Language language, RandomGenerator random) {
    return new Voice(
        language,
        VARIANTS.get(random.nextInt(VARIANTS.size())),
        WORDS_PER_MINUTE.get(random.nextInt(WORDS_PER_MINUTE.size())));
  }

  /// Gives samples at 8000 Hz, speech at -20 dBFS, shared: not to be changed.
  short[] say(Voice voice, String text) {
    return said.computeIfAbsent(voice + text, _ -> speak(voice, text));
  }

  private static short[] speak(Voice voice, String text) {
    var config =
        new EspeakConfig(
            "",
            "ru" + voice.variant(),
            "en-us" + voice.variant(),
            voice.wordsPerMinute(),
            1,
            Duration.ofSeconds(20));
    var engine = new EspeakEngine(config, System.getenv(), System::nanoTime);
    Pcm sound = Resampler.to8k(engine.speak(voice.language(), text));
    return Level.normalise(sound, DBFS).samples();
  }
}
