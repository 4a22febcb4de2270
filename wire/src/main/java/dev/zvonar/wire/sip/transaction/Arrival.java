package dev.zvonar.wire.sip.transaction;

import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.Headers;
import dev.zvonar.wire.sip.message.MalformedSip;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.Via;
import java.net.InetSocketAddress;

/// What the transport layer notes on a request that came in (RFC 3261 §18.2, RFC 3581 §4).
final class Arrival {
  private static final int DEFAULT_PORT = 5060;

  private Arrival() {}

  /// The request with `received` and `rport` filled into its top Via.
  static SipRequest stamp(SipRequest request, Via top, InetSocketAddress from) {
    String line = request.headers().first(HeaderName.VIA);
    String source = from.getAddress().getHostAddress();
    boolean rport = top.parameters().has("rport");
    if (line == null || (!rport && source.equals(top.host()))) {
      return request;
    }
    int comma = line.indexOf(',');
    String others = comma < 0 ? "" : line.substring(comma);
    String stamped = top.stamped(source, rport ? from.getPort() : -1) + others;
    Headers headers = request.headers().withFirst(HeaderName.VIA, stamped);
    return new SipRequest(request.method(), request.uri(), headers, request.body());
  }

  /// Where the response goes.
  static InetSocketAddress replyTo(Via top, InetSocketAddress from) {
    if (top.parameters().has("rport")) {
      return from;
    }
    // RFC 3261 §18.2.2: to the address in `received`, at the port of sent-by or the default one.
    int port = top.port() < 0 ? DEFAULT_PORT : top.port();
    return new InetSocketAddress(from.getAddress(), port);
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
