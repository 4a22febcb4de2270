package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.Headers;
import dev.zvonar.wire.sip.message.Methods;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.message.SipUri;
import dev.zvonar.wire.sip.transaction.ClientUser;
import java.util.ArrayList;
import java.util.function.Consumer;

/// One OPTIONS (RFC 3261 §11): any final response will do. Belongs to the signalling thread.
final class OptionsRun implements ClientUser {
  private final Agent agent;
  private final SipTarget target;
  private final Consumer<OptionsResult> done;
  private final long startNanos = System.nanoTime();

  OptionsRun(Agent agent, SipTarget target, Consumer<OptionsResult> done) {
    this.agent = agent;
    this.target = target;
    this.done = done;
  }

  void start() {
    var tokens = new Identity(agent.tokens().token(), agent.tokens().token());
    new Sending(agent, attempt -> written(attempt, tokens), this).to(target);
  }

  /// What stays the same over all attempts.
  private record Identity(String tag, String callId) {}

  private SipRequest written(Sending.Attempt attempt, Identity identity) {
    Endpoint endpoint = agent.endpoint();
    SipUri uri = target.uri("");
    var lines = new ArrayList<Header>();
    lines.add(attempt.via());
    lines.add(new Header(HeaderName.MAX_FORWARDS, "70"));
    Header route = target.route();
    if (route != null) {
      lines.add(route);
    }
    lines.add(
        new Header(
            HeaderName.FROM,
            "<" + SipUri.sip("", endpoint.host(), -1) + ">;tag=" + identity.tag()));
    lines.add(new Header(HeaderName.TO, "<" + uri + ">"));
    lines.add(new Header(HeaderName.CALL_ID, identity.callId()));
    lines.add(new Header(HeaderName.CSEQ, "1 " + Methods.OPTIONS));
    lines.add(new Header(HeaderName.CONTACT, endpoint.contact("", attempt.home())));
    lines.add(new Header(HeaderName.ACCEPT, "application/sdp"));
    endpoint.introduce(lines, HeaderName.USER_AGENT);
    return new SipRequest(Methods.OPTIONS, uri, Headers.of(lines), Responses.NO_BODY);
  }

  @Override
  public void onResponse(SipResponse response) {
    if (!response.isProvisional()) {
      tell(true, response.status(), response.reason());
    }
  }

  @Override
  public void onTimeout() {
    tell(false, 408, "Request Timeout");
  }

  @Override
  public void onTransportError() {
    tell(false, 503, "Service Unavailable");
  }

  private void tell(boolean reachable, int status, String reason) {
    long nanos = System.nanoTime() - startNanos;
    agent.loop().guarded(() -> done.accept(new OptionsResult(reachable, status, reason, nanos)));
  }
}
