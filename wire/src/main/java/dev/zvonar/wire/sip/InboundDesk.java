package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.dialog.SessionTerms;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.MalformedSip;
import dev.zvonar.wire.sip.message.Methods;
import dev.zvonar.wire.sip.message.NameAddr;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.Transport;
import dev.zvonar.wire.sip.transaction.ServerTransaction;
import dev.zvonar.wire.sip.transaction.ServerUser;
import dev.zvonar.wire.sip.transport.Hop;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Takes requests that come in and brings each to its leg, or answers it (RFC 3261 §8.2). Belongs to
/// the signalling thread.
final class InboundDesk implements ServerUser {
  private static final Header ALLOW = new Header(HeaderName.ALLOW, Endpoint.ALLOWED);
  private static final Header ACCEPT = new Header(HeaderName.ACCEPT, "application/sdp");

  private final Agent agent;
  private final InboundCalls inbound;

  InboundDesk(Agent agent, InboundCalls inbound) {
    this.agent = agent;
    this.inbound = inbound;
  }

  @Override
  public void onRequest(SipRequest request, Hop from, ServerTransaction transaction) {
    if (request.method().equals(Methods.CANCEL)) {
      cancel(request, transaction);
      return;
    }
    LiveLeg leg = agent.leg(request.callId());
    String to = request.headers().first(HeaderName.TO);
    boolean insideDialog = to != null && !Dialog.tagOf(to).isEmpty();
    List<String> unsupported = unsupported(request);
    if (!unsupported.isEmpty()) {
      // §8.2.2.3: extensions that are not understood are named in a 420.
      var named = List.of(new Header(HeaderName.UNSUPPORTED, String.join(", ", unsupported)));
      transaction.respond(Responses.plain(request, 420, agent.tokens().token(), named));
    } else if (leg != null && insideDialog) {
      leg.onRequest(request, transaction);
    } else if (insideDialog) {
      answer(agent, request, transaction, 481, "");
    } else {
      outsideDialog(request, from, transaction, leg != null);
    }
  }

  private void outsideDialog(
      SipRequest request, Hop from, ServerTransaction transaction, boolean known) {
    switch (request.method()) {
      // §8.2.2.2: the same request by another way is a merged one.
      case Methods.INVITE -> {
        if (known) {
          answer(agent, request, transaction, 482, agent.tokens().token());
        } else {
          invite(request, from, transaction);
        }
      }
      case Methods.OPTIONS -> answer(agent, request, transaction, 200, agent.tokens().token());
      // §12.2.2: what belongs into a dialog and names none. A REFER outside of one is not for us.
      case Methods.BYE, Methods.INFO, Methods.UPDATE, Methods.PRACK, Methods.NOTIFY ->
          answer(agent, request, transaction, 481, agent.tokens().token());
      case Methods.REFER -> answer(agent, request, transaction, 603, agent.tokens().token());
      default -> answer(agent, request, transaction, 405, agent.tokens().token());
    }
  }

  private void invite(SipRequest request, Hop from, ServerTransaction transaction) {
    if (!request.uri().scheme().equals("sip")) {
      answer(agent, request, transaction, 416, agent.tokens().token());
      return;
    }
    if (SessionTerms.tooBrief(request.headers(), agent.settings().sessionTimes().minimumS())) {
      tooBrief(agent, request, transaction, agent.tokens().token());
      return;
    }
    var call = new InboundCall(agent, request, transaction, from);
    InboundInvite described = described(request, from, call);
    int refusal = Transfers.replacement(agent, described, call);
    if (refusal > 0) {
      answer(agent, request, transaction, refusal, agent.tokens().token());
      return;
    }
    if (!agent.loop().guarded(() -> call.decide(inbound.onInvite(described)))) {
      answer(agent, request, transaction, 500, agent.tokens().token());
    }
  }

  private static List<String> unsupported(SipRequest request) {
    if (request.headers().first(HeaderName.REQUIRE) == null) {
      return List.of();
    }
    return request.headers().list(HeaderName.REQUIRE).stream()
        .filter(option -> !Endpoint.EXTENSIONS.contains(option.toLowerCase(Locale.ROOT)))
        .toList();
  }

  /// RFC 4028 §9: 422 with the interval that would do.
  static void tooBrief(Agent agent, SipRequest request, ServerTransaction transaction, String tag) {
    String minimumS = Integer.toString(agent.settings().sessionTimes().minimumS());
    var longer = List.of(new Header(HeaderName.MIN_SE, minimumS));
    transaction.respond(Responses.plain(request, 422, tag, longer));
  }

  private static InboundInvite described(SipRequest request, Hop from, InboundCall call) {
    String callerUser = "";
    String callerName = "";
    try {
      NameAddr caller = NameAddr.parse(request.headers().require(HeaderName.FROM));
      callerUser = caller.uri().plainUser();
      callerName = caller.display();
    } catch (MalformedSip _) {
      // A caller who cannot be read stays nameless; the call itself is in order.
    }
    return new InboundInvite(
        from.address(),
        request.callId(),
        request.uri().plainUser(),
        callerUser,
        callerName,
        request.body(),
        request,
        call);
  }

  private void cancel(SipRequest request, ServerTransaction transaction) {
    ServerTransaction cancelled = null;
    try {
      cancelled = agent.transactions().cancelled(request);
    } catch (MalformedSip _) {
      // Answered below like a CANCEL of nothing.
    }
    // §9.2: 481 when no transaction matches, else 200 whatever became of the INVITE.
    answer(agent, request, transaction, cancelled == null ? 481 : 200, agent.tokens().token());
    if (cancelled != null
        && agent.leg(request.callId()) instanceof InboundCall call
        && call.isOf(cancelled)) {
      call.onCancel(request);
    }
  }

  @Override
  public void onAck(SipRequest ack) {
    LiveLeg leg = agent.leg(ack.callId());
    if (leg == null) {
      agent.tally().dropped.increment();
    } else {
      leg.onAck(ack);
    }
  }

  /// Answers a request without a body.
  static void answer(
      Agent agent, SipRequest request, ServerTransaction transaction, int status, String tag) {
    var more = new ArrayList<Header>(3);
    agent.endpoint().introduce(more, HeaderName.SERVER);
    // §8.2.1: 405 MUST carry Allow; §11.2: so SHOULD the answer to OPTIONS.
    if (status == 405 || request.method().equals(Methods.OPTIONS)) {
      more.add(ALLOW);
      more.add(ACCEPT);
      more.add(Endpoint.SUPPORTS);
    }
    transaction.respond(Responses.plain(request, status, tag, more));
  }

  /// What goes with every response that makes or keeps a dialog.
  static List<Header> sessionHeaders(Agent agent, String user, Transport transport) {
    var more = new ArrayList<Header>(3);
    more.add(new Header(HeaderName.CONTACT, agent.endpoint().contact(user, transport)));
    more.add(ALLOW);
    more.add(Endpoint.SUPPORTS);
    agent.endpoint().introduce(more, HeaderName.SERVER);
    return more;
  }

  static LegEvent info(SipRequest info) {
    String type = info.headers().first(HeaderName.CONTENT_TYPE);
    return new LegEvent.Info(System.nanoTime(), type == null ? "" : type, info.body());
  }
}
