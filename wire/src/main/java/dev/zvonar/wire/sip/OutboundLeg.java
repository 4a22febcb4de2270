package dev.zvonar.wire.sip;

/// A leg that we started. Any thread may use it.
public interface OutboundLeg {
  /// Call-ID of its dialog.
  String callId();

  /// Ends the leg: CANCEL before the answer, BYE after it. Does nothing when repeated or when over.
  void hangup();
}
