package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.Headers;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.message.StatusPhrase;
import java.util.ArrayList;
import java.util.List;

/// Responses to a request at hand (RFC 3261 §8.2.6).
final class Responses {
  static final byte[] NO_BODY = {};
  private static final Header SDP = new Header(HeaderName.CONTENT_TYPE, "application/sdp");

  private Responses() {}

  /// A response without a body.
  ///
  /// @param tag our tag, added to To if it has none; empty leaves To alone (100 Trying)
  static SipResponse plain(SipRequest request, int status, String tag, List<Header> more) {
    return of(request, status, "", tag, more, NO_BODY);
  }

  /// A response with everything.
  static SipResponse of(
      SipRequest request, int status, String reason, String tag, List<Header> more, byte[] body) {
    var lines = new ArrayList<Header>(10 + more.size());
    for (Header line : request.headers()) {
      // §8.2.6.2: Via, From, Call-ID and CSeq MUST equal those of the request.
      switch (line.name()) {
        case HeaderName.VIA, HeaderName.FROM, HeaderName.CALL_ID, HeaderName.CSEQ ->
            lines.add(line);
        case HeaderName.TO -> lines.add(tag.isEmpty() ? line : tagged(line, tag));
        // §12.1.1: a response that makes a dialog copies Record-Route.
        case HeaderName.RECORD_ROUTE -> {
          if (status > 100 && status < 300) {
            lines.add(line);
          }
        }
        default -> {
          // The rest of a request is nothing to a response.
        }
      }
    }
    lines.addAll(more);
    if (body.length > 0) {
      lines.add(SDP);
    }
    String phrase = reason.isEmpty() ? StatusPhrase.of(status) : reason;
    return new SipResponse(status, phrase, Headers.of(lines), body);
  }

  private static Header tagged(Header to, String tag) {
    return Dialog.tagOf(to.value()).isEmpty()
        ? new Header(HeaderName.TO, to.value() + ";tag=" + tag)
        : to;
  }
}
