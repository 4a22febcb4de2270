package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.dialog.SessionTerms;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.Headers;
import dev.zvonar.wire.sip.message.Methods;
import dev.zvonar.wire.sip.message.NameAddr;
import dev.zvonar.wire.sip.message.Overload;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipUri;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes the INVITEs of one call (RFC 3261 §8.1.1, §13.2.1): what stays the same is made once.
final class InviteBuilder {
  /// From of a caller who hides (RFC 3323 §4.1.1.3).
  private static final String ANONYMOUS = "\"Anonymous\" <sip:anonymous@anonymous.invalid>";

  private static final Header MAX_FORWARDS = new Header(HeaderName.MAX_FORWARDS, "70");
  private static final Header ALLOW = new Header(HeaderName.ALLOW, Endpoint.ALLOWED);
  private static final Header SDP = new Header(HeaderName.CONTENT_TYPE, "application/sdp");

  private final Endpoint endpoint;
  private final CallRequest call;
  private final String localTag;
  private final Header from;
  private final Header to;
  private final String user;
  private final List<Header> identity;
  // Written by the signalling thread alone.
  private SessionTimes times;
  private SipUri uri;
  private @Nullable Header route;

  InviteBuilder(Endpoint endpoint, CallRequest call, Tokens tokens, SessionTimes times) {
    this.endpoint = endpoint;
    this.times = times;
    this.call = call;
    this.localTag = tokens.token();
    this.uri = call.trunk().uri(call.calledUser());
    String host = call.fromHost().isEmpty() ? endpoint.host() : call.fromHost();
    SipUri caller = SipUri.sip(call.callerUser(), host, -1);
    CallerIdentity identity = call.options().identity();
    String display =
        identity.anonymousFrom() ? ANONYMOUS : NameAddr.format(call.callerName(), caller);
    this.from = new Header(HeaderName.FROM, display + ";tag=" + localTag);
    this.identity = identity(call, identity.headers(call.callerName(), host));
    this.to = new Header(HeaderName.TO, "<" + uri + ">");
    this.user = caller.user();
    this.route = call.trunk().route();
  }

  private static List<Header> identity(CallRequest call, List<Header> told) {
    CallSigner signer = call.options().signer();
    if (signer == null) {
      return told;
    }
    // RFC 8224 §4.1: the number signed is the one asserted, else that of From.
    CallerIdentity caller = call.options().identity();
    boolean asserted = caller.told() != CallerIdentity.Told.NOT;
    String number = asserted ? caller.user() : call.callerUser();
    var lines = new ArrayList<>(told);
    lines.addAll(signer.headers(number, call.calledUser(), Instant.now()));
    return lines;
  }

  private Header via(Sending.Attempt attempt) {
    Header via = attempt.via();
    return call.options().overloadReports()
        ? new Header(HeaderName.VIA, via.value() + Overload.OFFER)
        : via;
  }

  /// Aims the next INVITE elsewhere; To stays what it was (RFC 3261 §8.1.3.4).
  ///
  /// @param otherRoute the Route that leads there; null for none
  void aim(SipUri other, @Nullable Header otherRoute) {
    uri = other;
    route = otherRoute;
  }

  SipUri aim() {
    return uri;
  }

  String localTag() {
    return localTag;
  }

  /// Asks for the longer session interval of a 422 from now on; false when it names none (RFC 4028
  /// §7.3).
  boolean askLonger(Headers refusal) {
    Optional<Integer> raised = SessionTerms.raised(refusal, times.intervalS());
    raised.ifPresent(longerS -> times = new SessionTimes(longerS, longerS));
    return raised.isPresent();
  }

  /// The INVITE of this attempt and sequence number.
  SipRequest invite(Sending.Attempt attempt, long sequence, @Nullable Header authorization) {
    var lines = new ArrayList<Header>(16 + call.extraHeaders().size());
    lines.add(via(attempt));
    lines.add(MAX_FORWARDS);
    if (route != null) {
      lines.add(route);
    }
    lines.add(from);
    lines.add(to);
    lines.add(new Header(HeaderName.CALL_ID, call.callId()));
    lines.add(new Header(HeaderName.CSEQ, sequence + " " + Methods.INVITE));
    lines.add(new Header(HeaderName.CONTACT, endpoint.contact(user, attempt.home())));
    if (authorization != null) {
      lines.add(authorization);
    }
    lines.add(ALLOW);
    lines.add(Endpoint.SUPPORTS);
    lines.addAll(SessionTerms.asking(times.intervalS(), times.minimumS(), ""));
    endpoint.introduce(lines, HeaderName.USER_AGENT);
    lines.addAll(identity);
    lines.addAll(call.extraHeaders());
    if (call.offer().length > 0) {
      lines.add(SDP);
    }
    return new SipRequest(Methods.INVITE, uri, Headers.of(lines), call.offer());
  }

  /// The credentials an INVITE was sent with.
  static List<Header> credentialsOf(SipRequest invite) {
    var found = new ArrayList<Header>(1);
    for (Header line : invite.headers()) {
      if (line.is(HeaderName.AUTHORIZATION) || line.is(HeaderName.PROXY_AUTHORIZATION)) {
        found.add(line);
      }
    }
    return found;
  }
}
