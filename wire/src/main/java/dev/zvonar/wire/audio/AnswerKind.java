package dev.zvonar.wire.audio;

/// Who seems to have picked up, judged by the rhythm of the first seconds of sound alone.
public enum AnswerKind {
  /// A short greeting, then silence: somebody waits for us to speak.
  HUMAN,

  /// A greeting too long for a person: a voicemail, an assistant, an announcement.
  MACHINE,

  /// Nothing was heard at all.
  SILENCE,

  /// Sound was heard, and its rhythm fits neither.
  UNKNOWN
}
