package dev.zvonar.wire.sip;

import java.net.InetSocketAddress;
import java.util.List;

/// How a [UserAgent] is set up.
///
/// @param bind address and UDP port to listen on; port 0 takes a free one
/// @param advertisedHost host written into Via and Contact; empty means the bound address
/// @param product text of the User-Agent and Server headers; empty leaves them out
/// @param timers base timers of RFC 3261
/// @param legsMax most legs alive at once, both ways; a call above it ends at once
/// @param messageBytesMax longest message read; a longer datagram is counted and dropped
/// @param sessionTimes session timers of every leg
/// @param streams how it speaks over TCP and TLS
/// @param dnsServers whom to ask for NAPTR and SRV; none means those of `/etc/resolv.conf`
public record UserAgentSettings(
    InetSocketAddress bind,
    String advertisedHost,
    String product,
    SipTimers timers,
    int legsMax,
    int messageBytesMax,
    SessionTimes sessionTimes,
    StreamSettings streams,
    List<InetSocketAddress> dnsServers) {
  public UserAgentSettings {
    dnsServers = List.copyOf(dnsServers);
    if (legsMax < 1) {
      throw new IllegalArgumentException("legsMax must be positive, got " + legsMax);
    }
    if (messageBytesMax < 1_300 || messageBytesMax > 65_535) {
      // RFC 3261 §18.1.1: a datagram up to 65,535 bytes is to be handled; below the MTU is useless.
      throw new IllegalArgumentException("messageBytesMax must be 1300..65535");
    }
  }

  /// With standard session timers, and without listening over TCP or TLS.
  public UserAgentSettings(
      InetSocketAddress bind,
      String advertisedHost,
      String product,
      SipTimers timers,
      int legsMax,
      int messageBytesMax) {
    this(
        bind,
        advertisedHost,
        product,
        timers,
        legsMax,
        messageBytesMax,
        SessionTimes.STANDARD,
        StreamSettings.CLIENT_ONLY,
        List.of());
  }

  /// Standard timers, 10,000 legs and messages of 64 KiB on the address given.
  public static UserAgentSettings on(InetSocketAddress bind) {
    return new UserAgentSettings(bind, "", "Zvonar", SipTimers.STANDARD, 10_000, 65_535);
  }

  /// The same with other base timers.
  public UserAgentSettings withTimers(SipTimers other) {
    return new UserAgentSettings(
        bind,
        advertisedHost,
        product,
        other,
        legsMax,
        messageBytesMax,
        sessionTimes,
        streams,
        dnsServers);
  }

  /// The same with another limit of live legs.
  public UserAgentSettings withLegsMax(int other) {
    return new UserAgentSettings(
        bind,
        advertisedHost,
        product,
        timers,
        other,
        messageBytesMax,
        sessionTimes,
        streams,
        dnsServers);
  }

  /// The same with other session timers.
  public UserAgentSettings withSessionTimes(SessionTimes other) {
    return new UserAgentSettings(
        bind,
        advertisedHost,
        product,
        timers,
        legsMax,
        messageBytesMax,
        other,
        streams,
        dnsServers);
  }

  /// The same with other TCP and TLS.
  public UserAgentSettings withStreams(StreamSettings other) {
    return new UserAgentSettings(
        bind,
        advertisedHost,
        product,
        timers,
        legsMax,
        messageBytesMax,
        sessionTimes,
        other,
        dnsServers);
  }

  /// The same with other DNS servers.
  public UserAgentSettings withDnsServers(List<InetSocketAddress> other) {
    return new UserAgentSettings(
        bind,
        advertisedHost,
        product,
        timers,
        legsMax,
        messageBytesMax,
        sessionTimes,
        streams,
        other);
  }
}
