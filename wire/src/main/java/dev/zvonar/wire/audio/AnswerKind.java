package dev.zvonar.wire.audio;

/// Who seems to have picked up, judged by the rhythm and the tones of what is heard, not by words.
public enum AnswerKind {
  /// A short greeting, then silence: somebody waits for us to speak.
  HUMAN,

  /// A greeting too long for a person: voice mail, an assistant, an announcement.
  MACHINE,

  /// A machine that has beeped and records from now on.
  BEEP,

  /// A fax or a modem whistles.
  FAX,

  /// The operator's network speaks: its three rising tones were heard.
  OPERATOR_ANNOUNCEMENT,

  /// A guess: a machine's greeting of a few seconds that waits for an answer and does not beep.
  VOICE_ASSISTANT,

  /// Nothing was heard at all.
  SILENCE,

  /// Sound was heard, and it fits none of these.
  UNKNOWN
}
