package dev.zvonar.wire.sip;

/// Totals of a user agent since it was opened; read from any thread.
///
/// @param legsLive legs alive now, both ways
/// @param legsTotal legs ever started, both ways
/// @param received datagrams read
/// @param sent datagrams sent, repeats included
/// @param retransmissions repeats sent by us
/// @param malformed datagrams that were no SIP message
/// @param dropped messages nobody waited for, too long, or in no legal place
/// @param transactionsLive transactions alive now
/// @param listenerFailures exceptions thrown by listeners
public record UserAgentCounters(
    long legsLive,
    long legsTotal,
    long received,
    long sent,
    long retransmissions,
    long malformed,
    long dropped,
    long transactionsLive,
    long listenerFailures) {}
