package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.SipRequest;
import java.net.InetSocketAddress;

/// A call that came to us.
///
/// @param source address the packet came from
/// @param callId Call-ID of the dialog
/// @param calledUser user part of the request URI
/// @param callerUser user part of From
/// @param callerName display name of From, empty when there is none
/// @param offer body of the INVITE, SDP as a rule; empty asks us to offer
/// @param request the whole message
/// @param leg handle of the leg, of use when the decision is [InboundDecision.Wait] or
///     [InboundDecision.Accept]
@SuppressWarnings("ArrayRecordComponent") // A body is handed on, never compared.
public record InboundInvite(
    InetSocketAddress source,
    String callId,
    String calledUser,
    String callerUser,
    String callerName,
    byte[] offer,
    SipRequest request,
    InboundLeg leg) {}
