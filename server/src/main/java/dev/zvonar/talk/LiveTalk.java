package dev.zvonar.talk;

/// A talk that is going on. Any thread may use it.
public interface LiveTalk {
  /// Ends the call soon: CANCEL before the answer, BYE after it. Does nothing when repeated.
  void hangUp();

  /// Whether the callee has answered; stays true afterwards.
  boolean isAnswered();
}
