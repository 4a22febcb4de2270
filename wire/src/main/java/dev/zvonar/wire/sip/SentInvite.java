package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.SipRequest;
import java.net.InetSocketAddress;

/// One INVITE of ours as it left.
///
/// @param branch of its Via
/// @param sequence of its CSeq
/// @param sentTo where it went
record SentInvite(SipRequest request, String branch, long sequence, InetSocketAddress sentTo) {}
