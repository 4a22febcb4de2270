package dev.zvonar.wire.sip.transaction;

import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.Headers;
import dev.zvonar.wire.sip.message.Methods;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import java.util.ArrayList;
import java.util.List;

/// The two requests that belong to an INVITE hop by hop and carry its branch: CANCEL, and the ACK of
/// a refusal.
public final class HopRequests {
  private static final byte[] NO_BODY = {};

  private HopRequests() {}

  /// RFC 3261 §17.1.1.3: Call-ID, From, request URI, the single top Via and Route of the INVITE, the
  /// To of the response, the CSeq number with the method ACK.
  static SipRequest ack(SipRequest invite, SipResponse refusal) {
    String to = refusal.headers().first(HeaderName.TO);
    return derived(invite, Methods.ACK, to == null ? "" : to);
  }

  /// RFC 3261 §9.1: Request-URI, Call-ID, To, CSeq number, From, Route and the single top Via are
  /// those of the request being cancelled.
  public static SipRequest cancel(SipRequest invite) {
    String to = invite.headers().first(HeaderName.TO);
    return derived(invite, Methods.CANCEL, to == null ? "" : to);
  }

  private static SipRequest derived(SipRequest invite, String method, String to) {
    List<Header> lines = new ArrayList<>(8);
    for (Header line : invite.headers()) {
      switch (line.name()) {
        case HeaderName.VIA,
            HeaderName.ROUTE,
            HeaderName.FROM,
            HeaderName.CALL_ID,
            HeaderName.MAX_FORWARDS,
            HeaderName.USER_AGENT ->
            lines.add(line);
        case HeaderName.TO -> lines.add(new Header(HeaderName.TO, to));
        case HeaderName.CSEQ -> {
          String number = line.value().substring(0, line.value().indexOf(' '));
          lines.add(new Header(HeaderName.CSEQ, number + " " + method));
        }
        default -> {
          // Contact, body headers and credentials of the INVITE do not belong here.
        }
      }
    }
    return new SipRequest(method, invite.uri(), Headers.of(lines), NO_BODY);
  }
}
