package dev.zvonar.wire.sip.transaction;

import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.Headers;
import dev.zvonar.wire.sip.message.MalformedSip;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.Transport;
import dev.zvonar.wire.sip.message.Via;
import dev.zvonar.wire.sip.transport.Hop;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// What the transport layer notes on a request that came in (RFC 3261 §18.2, RFC 3581 §4).
final class Arrival {
  private Arrival() {}

  /// The request with `received` and `rport` filled into its top Via.
  static SipRequest stamp(SipRequest request, Via top, InetSocketAddress from) {
    String line = request.headers().first(HeaderName.VIA);
    String source = from.getAddress().getHostAddress();
    boolean rport = top.parameters().has("rport");
    if (line == null || (!rport && isLiteral(top.host(), from.getAddress()))) {
      return request;
    }
    int comma = line.indexOf(',');
    String others = comma < 0 ? "" : line.substring(comma);
    String stamped = top.stamped(source, rport ? from.getPort() : -1) + others;
    Headers headers = request.headers().withFirst(HeaderName.VIA, stamped);
    return new SipRequest(request.method(), request.uri(), headers, request.body());
  }

  /// Whether the sent-by host is this very address, in whatever spelling (RFC 5118 §4.5).
  private static boolean isLiteral(String host, InetAddress address) {
    try {
      String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
      return InetAddress.ofLiteral(bare).equals(address);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// Where the response goes.
  static Hop replyTo(Via top, Hop from) {
    if (from.transport() == Transport.UDP && top.parameters().has("rport")) {
      return from;
    }
    // RFC 3261 §18.2.2: over a stream, by the connection of the request; when that is gone, and
    // over
    // UDP always, to the address in `received` at the port of sent-by or the default one.
    int port = top.port() < 0 ? from.transport().defaultPort() : top.port();
    var address = new InetSocketAddress(from.address().getAddress(), port);
    return new Hop(from.transport(), address, "", from.flow());
  }

  /// Key of the server transaction a request belongs to: branch, sent-by, method (§17.2.3). An ACK
  /// has that of its INVITE; a request of an RFC 2543 sender is told apart by its Call-ID and CSeq.
  static String key(SipRequest request, Via top, String method) throws MalformedSip {
    String branch = top.branch();
    if (branch == null || !branch.startsWith(Via.COOKIE)) {
      String sequence = request.headers().require(HeaderName.CSEQ);
      int gap = sequence.indexOf(' ');
      branch = request.callId() + ' ' + (gap < 0 ? sequence : sequence.substring(0, gap));
    }
    return branch + ' ' + top.host() + ':' + top.port() + ' ' + method;
  }
}
