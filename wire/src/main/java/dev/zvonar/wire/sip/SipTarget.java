package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.SipUri;
import dev.zvonar.wire.sip.message.Transport;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// Where requests go: the name that stands in the URI, the transport, and which way.
///
/// @param transport how they travel; null lets the DNS say (RFC 3263 §4.1), UDP when it says nothing
/// @param host host of the request URI: a name, or an address literal, an IPv6 one in brackets
/// @param port port of the request URI; [#NO_PORT] lets the DNS say (RFC 3263 §4.2); the transport's
///     usual port is left out of the URI
/// @param address resolved address of the next hop; null looks the host up by RFC 3263
/// @param proxy outbound proxy, which every request outside a dialog goes through by a Route of ours
///     (RFC 3261 §8.1.2); null for none
public record SipTarget(
    @Nullable Transport transport,
    String host,
    int port,
    @Nullable InetSocketAddress address,
    @Nullable SipTarget proxy) {
  /// The port of SIP over UDP and TCP when none is written (RFC 3261 §19.1.2).
  public static final int DEFAULT_PORT = 5060;

  /// No port is written.
  public static final int NO_PORT = -1;

  public SipTarget {
    if (address != null && address.isUnresolved()) {
      throw new IllegalArgumentException(
          "the address of " + host + " is not resolved: look the name up first");
    }
    boolean goodPort = port == NO_PORT || (port >= 1 && port <= 65_535);
    if (host.isEmpty() || !isPlain(host) || !goodPort) {
      throw new IllegalArgumentException(
          "a target needs a host and a port, got " + host + ":" + port);
    }
    if (proxy != null && proxy.proxy() != null) {
      throw new IllegalArgumentException("the outbound proxy of an outbound proxy is not kept");
    }
  }

  /// A target over UDP at an address already looked up.
  public SipTarget(String host, int port, InetSocketAddress address) {
    this(Transport.UDP, host, port, address, null);
  }

  /// A target that is looked up when it is needed.
  ///
  /// @param host a name or an address literal; an IPv6 literal may lack its brackets
  public static SipTarget named(@Nullable Transport transport, String host, int port) {
    boolean bareIpv6 = host.indexOf(':') >= 0 && !host.startsWith("[");
    return new SipTarget(transport, bareIpv6 ? "[" + host + "]" : host, port, null, null);
  }

  /// The same target through an outbound proxy; null for none.
  public SipTarget through(@Nullable SipTarget outboundProxy) {
    return new SipTarget(transport, host, port, address, outboundProxy);
  }

  /// Whether the text may stand in a header as it is: visible ASCII without separators.
  static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c > ' ' && c < 0x7F && "<>\"\\,;?".indexOf(c) < 0);
  }

  /// A target over UDP named by its own numeric address.
  public static SipTarget at(InetSocketAddress address) {
    return at(Transport.UDP, address);
  }

  /// A target named by its own numeric address.
  public static SipTarget at(Transport transport, InetSocketAddress address) {
    return new SipTarget(transport, literalOf(address), address.getPort(), address, null);
  }

  /// The address as it stands in a URI: IPv6 in brackets, without a zone.
  static String literalOf(InetSocketAddress address) {
    String literal = address.getAddress().getHostAddress();
    int zone = literal.indexOf('%');
    String plain = zone < 0 ? literal : literal.substring(0, zone);
    return plain.indexOf(':') >= 0 ? "[" + plain + "]" : plain;
  }

  /// The URI of a user there; of the place itself when `user` is empty.
  SipUri uri(String user) {
    Transport by = transport == null ? Transport.UDP : transport;
    int written = port == by.defaultPort() ? NO_PORT : port;
    String escaped = SipUri.sip(user, host, written).user();
    return new SipUri("sip", escaped, host, written, by.uriParameter());
  }

  /// Where the first packet goes: the outbound proxy if there is one.
  SipTarget first() {
    return proxy == null ? this : proxy;
  }

  /// The Route that leads through the outbound proxy (RFC 3261 §8.1.2); null without one.
  @Nullable Header route() {
    return proxy == null ? null : new Header(HeaderName.ROUTE, "<" + proxy.uri("") + ";lr>");
  }
}
