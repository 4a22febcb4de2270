package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.LegEnd.Ending;
import dev.zvonar.wire.sip.LegEnd.Side;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.Headers;
import dev.zvonar.wire.sip.message.Reason;
import dev.zvonar.wire.sip.message.RetryAfter;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.message.StatusPhrase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gathers the facts of a leg's end from the message that ended it.
final class LegEnds {
  private LegEnds() {}

  /// What ended a leg.
  ///
  /// @param response final response of the INVITE, when that did
  /// @param request the far end's BYE or CANCEL, when that did
  /// @param why what we said when we did
  record Last(@Nullable SipResponse response, @Nullable SipRequest request, @Nullable Reason why) {
    List<String> reasons() {
      if (request != null) {
        return request.headers().all(HeaderName.REASON);
      }
      return why == null ? List.of() : List.of(why.header().value());
    }
  }

  /// The facts of an end.
  ///
  /// @param answered whether a 2xx went before
  static LegEnd of(Side by, Ending ending, Last last, boolean answered) {
    SipResponse response = last.response();
    if (response != null) {
      Headers headers = response.headers();
      return new LegEnd(
          by,
          response.status(),
          response.reason(),
          headers.all(HeaderName.REASON),
          RetryAfter.of(headers),
          ending);
    }
    int status = answered ? 200 : unansweredStatus(ending);
    return new LegEnd(by, status, StatusPhrase.of(status), last.reasons(), null, ending);
  }

  private static int unansweredStatus(Ending ending) {
    return switch (ending) {
      case COMPLETED -> 200;
      case CANCELLED -> 487;
      case TIMED_OUT -> 408;
      case REFUSED -> 480;
      case TRANSPORT_FAILED -> 503;
      case CHALLENGE_FAILED -> 401;
    };
  }
}
