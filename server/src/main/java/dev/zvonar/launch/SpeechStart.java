package dev.zvonar.launch;

import dev.zvonar.config.SpeechSection;
import dev.zvonar.message.MessageConfig;
import dev.zvonar.message.Messages;
import dev.zvonar.message.Recordings;
import dev.zvonar.speech.EspeakConfig;
import dev.zvonar.speech.EspeakEngine;
import dev.zvonar.speech.Speech;
import dev.zvonar.speech.SpeechConfig;
import java.time.Duration;

/// What is said: the rooms `speech` and `message`, as a talker and a console need them.
///
/// @param speech phrases, from memory, the database or the engine
/// @param recordings sounds that people uploaded
/// @param messages both put together for a callee
record SpeechStart(Speech speech, Recordings recordings, Messages messages) {
  private static final long BYTES_PER_MB = 1L << 20;

  static SpeechStart over(Ground ground) {
    SpeechConfig config = config(ground.config().speech());
    var engine = new EspeakEngine(config.espeak(), System.getenv(), System::nanoTime);
    var speech = new Speech(engine, ground.db(), config);
    var recordings = new Recordings(ground.db(), MessageConfig.DEFAULT, System.getenv());
    var messages = new Messages(ground.db(), speech, recordings, System::nanoTime);
    return new SpeechStart(speech, recordings, messages);
  }

  private static SpeechConfig config(SpeechSection section) {
    var espeak =
        new EspeakConfig(
            section.espeakCommand(),
            section.voiceRu(),
            section.voiceEn(),
            section.wordsPerMinute(),
            section.processesMax(),
            Duration.ofMillis(section.phraseTimeoutMs()));
    return new SpeechConfig(
        espeak,
        section.levelDbfs(),
        section.memoryMbMax() * BYTES_PER_MB,
        Duration.ofDays(section.keepUnusedDays()));
  }
}
