package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.CSeq;
import dev.zvonar.wire.sip.message.DigestChallenge;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.MalformedSip;
import dev.zvonar.wire.sip.message.Methods;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.transaction.ClientUser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One request of ours inside a dialog, challenge included; for INVITE the ACK of each 2xx too. Says
/// once how it ended. Belongs to the signalling thread.
final class DialogRequest implements ClientUser {
  private final Agent agent;
  private final Dialog dialog;
  private final @Nullable Credentials credentials;
  private final What what;
  private final Outcome outcome;
  // Written by the signalling thread alone.
  private @Nullable SipRequest sent;
  private @Nullable AckRun ack;
  private boolean challenged;
  private boolean over;

  /// What is asked.
  ///
  /// @param headers beyond those every request of a dialog has
  @SuppressWarnings("ArrayRecordComponent") // A body is handed on, never compared.
  record What(String method, List<Header> headers, byte[] body) {
    static What plain(String method, List<Header> headers) {
      return new What(method, headers, Responses.NO_BODY);
    }
  }

  /// Hears how a request ended, once.
  interface Outcome {
    /// The request is over.
    ///
    /// @param response final response; null when none came in time or nothing could be sent
    void over(@Nullable SipResponse response);
  }

  DialogRequest(
      Agent agent, Dialog dialog, @Nullable Credentials credentials, What what, Outcome outcome) {
    this.agent = agent;
    this.dialog = dialog;
    this.credentials = credentials;
    this.what = what;
    this.outcome = outcome;
  }

  void start() {
    send(List.of());
  }

  private void send(List<Header> authorization) {
    var more = new ArrayList<>(authorization);
    more.addAll(what.headers());
    agent.endpoint().introduce(more, HeaderName.USER_AGENT);
    long sequence = dialog.nextSequence();
    new Sending(agent, attempt -> written(attempt, sequence, more), this).inside(dialog);
  }

  private SipRequest written(Sending.Attempt attempt, long sequence, List<Header> more) {
    SipRequest request = dialog.request(what.method(), sequence, attempt.via(), more, what.body());
    sent = request;
    return request;
  }

  @Override
  public void onResponse(SipResponse response) {
    if (response.isProvisional()) {
      return;
    }
    if (response.isSuccess() && what.method().equals(Methods.INVITE)) {
      acknowledge(response);
    }
    DigestChallenge challenge =
        Challenges.isChallenge(response) ? Challenges.answerable(response, credentials) : null;
    if (challenge != null && credentials != null && !challenged && sent != null) {
      challenged = true;
      String uri = sent.uri().toString();
      String nonce = agent.tokens().token();
      send(List.of(Challenges.answer(challenge, credentials, what.method(), uri, nonce)));
    } else {
      end(response);
    }
  }

  /// RFC 3261 §13.2.2.4: an ACK for each 2xx, with the sequence number and credentials of the INVITE.
  private void acknowledge(SipResponse success) {
    AckRun running = ack;
    SipRequest invite = sent;
    if (running != null) {
      running.again();
    } else if (invite != null) {
      // §12.2.1.2: a 2xx to a target refresh request replaces the remote target.
      dialog.refresh(success.headers());
      var headers = InviteBuilder.credentialsOf(invite);
      running = new AckRun(agent, dialog, sequenceOf(invite), headers);
      ack = running;
      running.start();
    }
  }

  @Override
  public void onTimeout() {
    end(null);
  }

  @Override
  public void onTransportError() {
    end(null);
  }

  private void end(@Nullable SipResponse response) {
    if (!over) {
      over = true;
      outcome.over(response);
    }
  }

  /// The sequence number of a message, which has a good one once it is parsed or written by us.
  static long sequenceOf(SipRequest request) {
    try {
      return CSeq.of(request.headers()).number();
    } catch (MalformedSip e) {
      throw new IllegalStateException("the parser lets no message pass without a good CSeq", e);
    }
  }
}
