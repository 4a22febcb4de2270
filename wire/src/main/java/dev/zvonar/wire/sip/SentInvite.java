package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.transport.Hop;

/// One INVITE of ours as it left.
///
/// @param sequence of its CSeq
/// @param attempt its Via and where it went
record SentInvite(SipRequest request, long sequence, Sending.Attempt attempt) {
  /// Branch of its Via.
  String branch() {
    return attempt.branch();
  }

  /// Where it went.
  Hop sentTo() {
    return attempt.hop();
  }
}
