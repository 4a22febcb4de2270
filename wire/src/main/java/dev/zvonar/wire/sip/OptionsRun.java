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
    Endpoint endpoint = agent.endpoint();
    String branch = agent.tokens().branch();
    var uri = SipUri.sip("", target.host(), target.port());
    var lines = new ArrayList<Header>();
    lines.add(endpoint.via(branch));
    lines.add(new Header(HeaderName.MAX_FORWARDS, "70"));
    lines.add(
        new Header(
            HeaderName.FROM,
            "<" + SipUri.sip("", endpoint.host(), -1) + ">;tag=" + agent.tokens().token()));
    lines.add(new Header(HeaderName.TO, "<" + uri + ">"));
    lines.add(new Header(HeaderName.CALL_ID, agent.tokens().token()));
    lines.add(new Header(HeaderName.CSEQ, "1 " + Methods.OPTIONS));
    lines.add(new Header(HeaderName.CONTACT, endpoint.contact("")));
    lines.add(new Header(HeaderName.ACCEPT, "application/sdp"));
    endpoint.introduce(lines, HeaderName.USER_AGENT);
    var request = new SipRequest(Methods.OPTIONS, uri, Headers.of(lines), Responses.NO_BODY);
    agent.transactions().start(request, branch, target.address(), this);
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
