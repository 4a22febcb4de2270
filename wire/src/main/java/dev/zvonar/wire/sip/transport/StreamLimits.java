package dev.zvonar.wire.sip.transport;

/// Bounds of the connections of one user agent.
///
/// @param connectionsMax most connections at once, both ways; one more that comes in is closed
/// @param messageBytesMax longest message read; a longer one ends its connection
/// @param queuedBytesMax most bytes that may wait for a slow far end; beyond it the connection ends
/// @param connectTimeoutMs time for the connection, the TLS handshake included
/// @param idleMs time without a byte from the far end after which a connection is closed
public record StreamLimits(
    int connectionsMax,
    int messageBytesMax,
    int queuedBytesMax,
    int connectTimeoutMs,
    int idleMs) {}
