package dev.zvonar.wire.rtp;

import dev.zvonar.wire.audio.AnswerKind;

/// Is told what happens in one session, on its media thread: return within microseconds, hand
/// real work to another thread. What it throws is logged and counted, and ends nothing.
public interface MediaListener {
  /// The last frame of the prompt queued with `token` has left. Not called for prompts that were
  /// interrupted.
  void onPlayed(long token);

  /// The far end pressed `digit` (0-9, `*`, `#`, A-D) for about `durationMs`; told once, when it
  /// was let go.
  void onDigit(char digit, int durationMs);

  /// Who seems to have answered. After each [MediaSession#connect] the first judgement is told,
  /// and then each correction: a machine may beep later, a supposed person may turn out to be one.
  /// At most [dev.zvonar.wire.listen.AnswerJudge#CHANGES_MAX] in all.
  void onAnswerKind(AnswerKind kind);
}
