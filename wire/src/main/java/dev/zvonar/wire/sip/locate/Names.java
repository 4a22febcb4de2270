package dev.zvonar.wire.sip.locate;

import java.net.InetAddress;

/// Who answers questions of names. May block.
public interface Names {
  /// NAPTR records of a domain.
  Answer<Naptr> naptr(String domain);

  /// SRV records of a service name.
  Answer<Srv> srv(String service);

  /// Addresses of a host, IPv4 and IPv6, in the order of the system's resolver.
  Answer<InetAddress> addresses(String host);
}
