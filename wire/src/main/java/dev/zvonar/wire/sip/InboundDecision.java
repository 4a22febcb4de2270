package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.Header;
import java.util.List;

/// What becomes of an inbound call.
public sealed interface InboundDecision {
  /// Refused with 300..699; an empty reason means the usual phrase. There will be no leg.
  record Reject(int status, String reason, List<Header> extraHeaders) implements InboundDecision {
    public Reject {
      extraHeaders = List.copyOf(extraHeaders);
      if (status < 300 || status > 699) {
        throw new IllegalArgumentException("a refusal is 300..699, got " + status);
      }
    }
  }

  /// Kept waiting; the holder of the leg rings, answers or refuses it later. With `trying` a 100 is
  /// sent at once.
  record Wait(boolean trying, LegListener listener) implements InboundDecision {}

  /// Answered at once with this SDP.
  @SuppressWarnings("ArrayRecordComponent") // A body is handed on, never compared.
  record Accept(byte[] answer, LegListener listener) implements InboundDecision {}

  /// Dropped without a word, as if it had never come. There will be no leg.
  record Ignore() implements InboundDecision {}
}
