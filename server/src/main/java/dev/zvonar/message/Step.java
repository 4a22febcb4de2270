package dev.zvonar.message;

/// What is played, in its order, once it is settled how each phrase ends.
sealed interface Step {
  /// A phrase with the sign at its end that the voice follows.
  record Say(String text) implements Step {}

  /// A callee's value, its last phrase ending with `mark`: one of `,` `.` `!` `?`.
  record Fill(Token.Slot slot, char mark) implements Step {}

  /// A recording.
  record Play(long recordingId) implements Step {}

  /// Silence.
  record Rest(int ms) implements Step {}
}
