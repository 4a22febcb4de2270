package dev.zvonar.wire.sip.locate;

/// An SRV record (RFC 2782).
///
/// @param priority lower ones first
/// @param weight share among those of one priority
/// @param target host name; `.` says that the service is not offered
public record Srv(int priority, int weight, int port, String target) {}
