package dev.zvonar.web;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The proxies whose word about the caller's address is believed. Pure.
///
/// Each proxy adds the address it was asked from at the end of `X-Forwarded-For`. Whatever stands
/// left of the last address that is not a trusted proxy's may be the caller's invention.
final class Proxies {
  static final String HEADER = "X-Forwarded-For";

  /// More hops than any real chain has; what lies farther is not looked at.
  private static final int HOPS_MAX = 20;

  private final Set<InetAddress> trusted;

  /// These proxies.
  ///
  /// @param addresses of IPv4 or IPv6, never names
  Proxies(List<String> addresses) {
    this.trusted = addresses.stream().map(InetAddress::ofLiteral).collect(Collectors.toSet());
  }

  /// The caller's address.
  ///
  /// @param remote the connection's other end
  /// @param forwarded the values of every such header, in their order
  String callerOf(String remote, List<String> forwarded) {
    InetAddress caller = address(remote);
    if (caller == null || trusted.isEmpty()) {
      return remote;
    }
    List<String> hops = hops(forwarded);
    for (int i = hops.size() - 1; i >= 0 && trusted.contains(caller); i--) {
      InetAddress before = address(hops.get(i));
      if (before == null) {
        break;
      }
      caller = before;
    }
    return caller.getHostAddress();
  }

  private static List<String> hops(List<String> forwarded) {
    List<String> hops = new ArrayList<>();
    forwarded.forEach(value -> hops.addAll(Arrays.asList(value.split(",", -1))));
    return hops.subList(Math.max(0, hops.size() - HOPS_MAX), hops.size());
  }

  /// Some proxies write a port behind the address: `192.0.2.1:4711`, `[2001:db8::1]:4711`.
  private static @Nullable InetAddress address(String hop) {
    String text = hop.strip();
    int bracket = text.indexOf(']');
    int colon = text.indexOf(':');
    if (text.startsWith("[") && bracket > 0) {
      text = text.substring(1, bracket);
    } else if (colon > 0 && colon == text.lastIndexOf(':')) {
      text = text.substring(0, colon);
    }
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
