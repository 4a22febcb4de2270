package dev.zvonar.speech;

import dev.zvonar.wire.audio.Pcm;

/// A synthesiser. Safe in any thread; bounds its own work and time.
public interface SpeechEngine {
  /// The engine's name, for people and for the log.
  String name();

  /// What its sound depends on besides the text: voice, pace, version. Part of the cache's key.
  String signature(Language language);

  /// Speaks `text`, which is plain words and punctuation with no markup of any kind. Waits while
  /// the sound is made.
  ///
  /// @throws SpeechUnavailable when it cannot be made now
  Pcm speak(Language language, String text);

  /// Whether it would speak now, and if not, why.
  EngineState state(Language language);
}
