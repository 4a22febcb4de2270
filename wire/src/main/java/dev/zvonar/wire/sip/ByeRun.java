package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.DigestChallenge;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.Methods;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.transaction.ClientUser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One BYE of ours, challenge included. Says once when it is over, whatever the answer: a dialog is
/// gone for us as soon as we said BYE (RFC 3261 §15.1.1).
final class ByeRun implements ClientUser {
  private final Agent agent;
  private final Dialog dialog;
  private final @Nullable Credentials credentials;
  private final Runnable over;
  // Written by the signalling thread alone.
  private boolean challenged;
  private String uri = "";

  ByeRun(Agent agent, Dialog dialog, @Nullable Credentials credentials, Runnable over) {
    this.agent = agent;
    this.dialog = dialog;
    this.credentials = credentials;
    this.over = over;
  }

  void start() {
    send(List.of());
  }

  private void send(List<Header> authorization) {
    String branch = agent.tokens().branch();
    var more = new ArrayList<>(authorization);
    agent.endpoint().introduce(more, HeaderName.USER_AGENT);
    SipRequest bye =
        dialog.request(Methods.BYE, dialog.nextSequence(), agent.endpoint().via(branch), more);
    uri = bye.uri().toString();
    agent.transactions().start(bye, branch, dialog.nextHop(), this);
  }

  @Override
  public void onResponse(SipResponse response) {
    if (response.isProvisional()) {
      return;
    }
    DigestChallenge challenge =
        Challenges.isChallenge(response) ? Challenges.answerable(response, credentials) : null;
    if (challenge == null || credentials == null || challenged) {
      over.run();
      return;
    }
    challenged = true;
    String nonce = agent.tokens().token();
    send(List.of(Challenges.answer(challenge, credentials, Methods.BYE, uri, nonce)));
  }

  @Override
  public void onTimeout() {
    over.run();
  }

  @Override
  public void onTransportError() {
    over.run();
  }
}
