package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.SipUri;
import java.util.List;

/// How we name ourselves in messages.
///
/// @param host advertised host
/// @param port bound port
/// @param product User-Agent and Server text; empty for none
record Endpoint(String host, int port, String product) {
  static final String ALLOWED =
      "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, PRACK, REFER, NOTIFY";

  /// Extensions we understand when a request requires them (RFC 3261 §20.37).
  static final List<String> EXTENSIONS = List.of("100rel", "timer", "replaces");

  static final Header SUPPORTS = new Header(HeaderName.SUPPORTED, String.join(", ", EXTENSIONS));

  /// Our Via with this branch. `rport` asks for answers to come back the same way (RFC 3581 §3).
  Header via(String branch) {
    return new Header(
        HeaderName.VIA, "SIP/2.0/UDP " + host + ":" + port + ";rport;branch=" + branch);
  }

  /// Where in-dialog requests reach us.
  String contact(String user) {
    return "<" + new SipUri("sip", user, host, port, "") + ">";
  }

  /// Adds who we are under the header name given.
  void introduce(List<Header> lines, String headerName) {
    if (!product.isEmpty()) {
      lines.add(new Header(headerName, product));
    }
  }
}
