package dev.zvonar.wire.sip;

/// A leg that we started. Any thread may use it. Ended by CANCEL before the answer, by BYE after it.
public interface OutboundLeg extends CallLeg {}
