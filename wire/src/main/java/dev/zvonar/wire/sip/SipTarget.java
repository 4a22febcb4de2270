package dev.zvonar.wire.sip;

import java.net.InetSocketAddress;

/// Where requests go: the name that stands in the URI, and the resolved address that packets take.
///
/// @param host host of the request URI
/// @param port port of the request URI; 5060 is left out of it
/// @param address resolved address of the next hop
public record SipTarget(String host, int port, InetSocketAddress address) {
  /// The port of SIP over UDP when none is written (RFC 3261 §19.1.2).
  public static final int DEFAULT_PORT = 5060;

  public SipTarget {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException(
          "the address of " + host + " is not resolved: look the name up first");
    }
    if (host.isEmpty() || !isPlain(host) || port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "a target needs a host and a port, got " + host + ":" + port);
    }
  }

  /// Whether the text may stand in a header as it is: visible ASCII without separators.
  static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c > ' ' && c < 0x7F && "<>\"\\,;?".indexOf(c) < 0);
  }

  /// A target named by its own numeric address.
  public static SipTarget at(InetSocketAddress address) {
    String literal = address.getAddress().getHostAddress();
    String host = literal.indexOf(':') >= 0 ? "[" + literal + "]" : literal;
    return new SipTarget(host, address.getPort(), address);
  }
}
