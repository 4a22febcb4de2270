package dev.zvonar.talk;

/// Is told how a talk goes, on the talk's own virtual thread; it may block, the talk waits.
public interface TalkSink {
  /// The INVITE has left.
  void sent();

  /// The callee's phone rings; told once.
  void ringing();

  /// The callee has answered.
  void answered();

  /// The talk is over; told exactly once, last.
  void ended(TalkReport report);
}
