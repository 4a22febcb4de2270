package dev.zvonar.launch;

import dev.zvonar.config.Config;
import dev.zvonar.config.RecordingsSection;
import dev.zvonar.config.SpeechSection;
import dev.zvonar.db.Db;
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

  /// One for all roles of a process: they share its memory of phrases and its bound of processes.
  static SpeechStart over(Config settings, Db db) {
    SpeechConfig config = config(settings.speech());
    var engine = new EspeakEngine(config.espeak(), System.getenv(), System::nanoTime);
    var speech = new Speech(engine, db, config);
    var recordings = new Recordings(db, config(settings.recordings()), System.getenv());
    var messages = new Messages(db, speech, recordings, System::nanoTime);
    return new SpeechStart(speech, recordings, messages);
  }

  static MessageConfig config(RecordingsSection section) {
    return new MessageConfig(
        section.mpg123Command(),
        section.fileMbMax() << 20,
        Duration.ofSeconds(section.lengthMaxS()),
        Duration.ofMillis(section.decodeTimeoutMs()));
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
