package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.SipUri;
import dev.zvonar.wire.sip.message.Transport;
import java.util.List;

/// How we name ourselves in messages.
///
/// @param host advertised host
/// @param ports where we listen
/// @param product User-Agent and Server text; empty for none
record Endpoint(String host, Ports ports, String product) {
  static final String ALLOWED =
      "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, PRACK, REFER, NOTIFY";

  /// Extensions we understand when a request requires them (RFC 3261 §20.37).
  static final List<String> EXTENSIONS = List.of("100rel", "timer", "replaces");

  static final Header SUPPORTS = new Header(HeaderName.SUPPORTED, String.join(", ", EXTENSIONS));

  /// Bound ports; those of TCP and TLS are UDP's when we do not listen there, since some port must
  /// be named and the far end speaks back by the connection we made.
  record Ports(int udp, int tcp, int tls) {
    int of(Transport transport) {
      return switch (transport) {
        case UDP -> udp;
        case TCP -> tcp;
        case TLS -> tls;
      };
    }
  }

  /// Our Via with this branch. `rport` asks for answers to come back the same way (RFC 3581 §3).
  Header via(String branch, Transport transport) {
    String value =
        "SIP/2.0/" + transport + " " + host + ":" + ports.of(transport) + ";rport;branch=" + branch;
    return new Header(HeaderName.VIA, value);
  }

  /// Where in-dialog requests reach us.
  String contact(String user, Transport transport) {
    return "<" + new SipUri("sip", user, host, ports.of(transport), transport.uriParameter()) + ">";
  }

  /// Adds who we are under the header name given.
  void introduce(List<Header> lines, String headerName) {
    if (!product.isEmpty()) {
      lines.add(new Header(headerName, product));
    }
  }
}
