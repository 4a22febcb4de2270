package dev.zvonar.trunk;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// A host with an optional port as a person writes them: `sip.example`, `192.0.2.1:5070`, `2001:db8::1`,
/// `[2001:db8::1]:5061`.
///
/// @param host a name or an address; an IPv6 one in brackets
/// @param port 0 when none is written
record HostPort(String host, int port) {
  /// RFC 1123 §2.1 labels; an IPv4 address fits too.
  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
              + "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

  private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}");

  /// Reads it; empty when it is neither a name nor an address, or the port is none.
  static Optional<HostPort> of(String text) {
    int bracket = text.lastIndexOf(']');
    int colon = text.indexOf(':', bracket + 1);
    boolean bareIpv6 = bracket < 0 && colon >= 0 && text.indexOf(':', colon + 1) > 0;
    if (colon < 0 || bareIpv6) {
      return host(text).map(host -> new HostPort(host, 0));
    }
    String written = text.substring(colon);
    int port = PORT.matcher(written).matches() ? Integer.parseInt(written.substring(1)) : 0;
    return port < 1 || port > 65_535
        ? Optional.empty()
        : host(text.substring(0, colon)).map(host -> new HostPort(host, port));
  }

  /// A host without a port, an IPv6 address in brackets; empty when it is none.
  static Optional<String> host(String text) {
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    String bare = bracketed ? text.substring(1, text.length() - 1) : text;
    if (bare.indexOf(':') >= 0) {
      return isIpv6(bare) ? Optional.of("[" + bare + "]") : Optional.empty();
    }
    return !bracketed && NAME.matcher(bare).matches() ? Optional.of(bare) : Optional.empty();
  }

  private static boolean isIpv6(String text) {
    try {
      // A zone means something on one machine alone.
      return text.indexOf('%') < 0 && InetAddress.ofLiteral(text) != null;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
