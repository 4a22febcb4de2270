package dev.zvonar.wire.sip.locate;

/// A NAPTR record (RFC 3403 §4.1), without its regular expression, which SIP does not use.
public record Naptr(int order, int preference, String flags, String service, String replacement) {}
