package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.Leg.Effect;
import dev.zvonar.wire.sip.Leg.Event;
import dev.zvonar.wire.sip.Leg.State;
import dev.zvonar.wire.sip.LegEnd.Ending;
import dev.zvonar.wire.sip.LegEnd.Side;
import dev.zvonar.wire.sip.message.CSeq;
import dev.zvonar.wire.sip.message.DigestChallenge;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.MalformedSip;
import dev.zvonar.wire.sip.message.Methods;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.transaction.ClientUser;
import dev.zvonar.wire.sip.transaction.HopRequests;
import dev.zvonar.wire.sip.transaction.ServerTransaction;
import dev.zvonar.wire.sip.transaction.TimerWheel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Carries out what [Leg] decides for one call of ours. Belongs to the signalling thread, but for
/// [#hangup].
final class OutboundCall implements LiveLeg, OutboundLeg {
  private final Agent agent;
  private final CallRequest request;
  private final LegListener listener;
  private final InviteBuilder builder;
  private final Map<String, AnsweredDialog> dialogs = new HashMap<>(2);
  // Written by the signalling thread alone.
  private State state = Leg.first();
  private SipRequest invite;
  private String branch = "";
  private long sequence;
  private TimerWheel.@Nullable Timer ringTimer;
  private @Nullable AnswerRepeater repeater;
  private @Nullable DigestChallenge challenge;

  /// A dialog that a 2xx made, with the ACK it got.
  @SuppressWarnings("ArrayRecordComponent") // Bytes to be sent again, never compared.
  private record AnsweredDialog(Dialog dialog, byte[] ack) {}

  /// The message that an effect is about.
  private record Hand(
      @Nullable SipResponse response,
      @Nullable SipRequest request,
      @Nullable ServerTransaction transaction) {
    static final Hand EMPTY = new Hand(null, null, null);

    static Hand of(SipResponse response) {
      return new Hand(response, null, null);
    }
  }

  OutboundCall(Agent agent, CallRequest request, LegListener listener) {
    this.agent = agent;
    this.request = request;
    this.listener = listener;
    this.builder = new InviteBuilder(agent.endpoint(), request, agent.tokens());
    this.invite = builder.invite("", 0, null);
  }

  @Override
  public String callId() {
    return request.callId();
  }

  @Override
  public void hangup() {
    agent.post(this::leave);
  }

  @Override
  public void leave() {
    feed(new Event.Hangup(), Hand.EMPTY);
  }

  @Override
  public void abandon() {
    if (!(state instanceof State.Ended)) {
      state = new State.Ended("");
      end(Side.US, Ending.TIMED_OUT, Hand.EMPTY);
    }
  }

  void start() {
    if (!agent.admit(this)) {
      state = new State.Ended("");
      var end =
          new LegEnd(Side.US, 503, "No room for the leg", List.of(), null, Ending.TRANSPORT_FAILED);
      agent.tell(listener, new LegEvent.Ended(System.nanoTime(), end));
      return;
    }
    ringTimer =
        agent
            .wheel()
            .arm(request.ringTimeout().toMillis(), () -> feed(new Event.RingTimeout(), Hand.EMPTY));
    agent.tell(listener, new LegEvent.Sent(System.nanoTime()));
    sendInvite(null);
  }

  private void sendInvite(@Nullable Header authorization) {
    branch = agent.tokens().branch();
    sequence++;
    invite = builder.invite(branch, sequence, authorization);
    agent.transactions().start(invite, branch, request.trunk().address(), new InviteUser());
  }

  /// Hears of one INVITE transaction.
  private final class InviteUser implements ClientUser {
    @Override
    public void onResponse(SipResponse response) {
      OutboundCall.this.onResponse(response);
    }

    @Override
    public void onTimeout() {
      feed(new Event.NoResponse(), Hand.EMPTY);
    }

    @Override
    public void onTransportError() {
      feed(new Event.TransportFailed(), Hand.EMPTY);
    }
  }

  private void onResponse(SipResponse response) {
    Hand hand = Hand.of(response);
    if (response.isProvisional()) {
      feed(new Event.Provisional(), hand);
    } else if (response.isSuccess()) {
      String to = response.headers().first(HeaderName.TO);
      feed(new Event.Success(to == null ? "" : Dialog.tagOf(to)), hand);
    } else if (Challenges.isChallenge(response)) {
      challenge = Challenges.answerable(response, request.credentials());
      feed(new Event.Challenge(challenge != null, challenge != null && challenge.stale()), hand);
    } else {
      feed(new Event.Refusal(response.status()), hand);
    }
  }

  @Override
  public void onRequest(SipRequest incoming, ServerTransaction transaction) {
    Dialog dialog = dialogOf(incoming);
    var hand = new Hand(null, incoming, transaction);
    if (dialog == null) {
      answer(hand, 481);
    } else if (!dialog.takesSequence(sequenceOf(incoming))) {
      // RFC 3261 §12.2.2: a lower sequence number MUST be answered with 500.
      answer(hand, 500);
    } else {
      switch (incoming.method()) {
        case Methods.BYE -> feed(new Event.PeerBye(), hand);
        case Methods.INVITE -> feed(new Event.PeerInvite(), hand);
        case Methods.INFO -> feed(new Event.PeerInfo(), hand);
        case Methods.OPTIONS -> answer(hand, 200);
        default -> answer(hand, 405);
      }
    }
  }

  @Override
  public void onAck(SipRequest ack) {
    AnswerRepeater running = repeater;
    if (running != null && running.acknowledged(sequenceOf(ack))) {
      repeater = null;
    }
  }

  private void feed(Event event, Hand hand) {
    Leg.Step step = Leg.on(state, event);
    state = step.next();
    for (Effect effect : step.effects()) {
      carryOut(effect, hand);
    }
  }

  private void carryOut(Effect effect, Hand hand) {
    switch (effect) {
      case Effect.InviteAgain _ -> inviteAgain();
      case Effect.SendCancel _ -> cancel();
      case Effect.SendAck(String tag) -> acknowledge(tag, hand);
      case Effect.SendBye(String tag) -> bye(tag);
      case Effect.Answer(int status) -> answer(hand, status);
      case Effect.AnswerSameSession _ -> answerSameSession(hand);
      case Effect.ReportProgress _ -> reportProgress(hand);
      case Effect.ReportAnswered _ -> reportAnswered(hand);
      case Effect.ReportInfo _ -> reportInfo(hand);
      case Effect.End(Side by, Ending ending) -> end(by, ending, hand);
    }
  }

  private void inviteAgain() {
    DigestChallenge asked = challenge;
    Credentials credentials = request.credentials();
    if (asked == null || credentials == null) {
      throw new IllegalStateException("a challenge was found answerable without credentials");
    }
    String uri = invite.uri().toString();
    String nonce = agent.tokens().token();
    sendInvite(Challenges.answer(asked, credentials, Methods.INVITE, uri, nonce));
  }

  private void cancel() {
    agent
        .transactions()
        .start(HopRequests.cancel(invite), branch, request.trunk().address(), Unheard.INSTANCE);
    // RFC 3261 §9.1: wait 64*T1 for the final response of the INVITE.
    disarmRingTimer();
    ringTimer =
        agent
            .wheel()
            .arm(
                agent.settings().timers().lifetimeMs(),
                () -> feed(new Event.CancelTimeout(), Hand.EMPTY));
  }

  private void acknowledge(String tag, Hand hand) {
    AnsweredDialog answered = dialogs.get(tag);
    boolean again = answered != null;
    if (answered == null && hand.response() != null) {
      disarmRingTimer();
      answered = answered(hand.response());
      dialogs.put(tag, answered);
    }
    if (answered != null) {
      agent.loop().send(answered.ack(), answered.dialog().nextHop(), again);
    }
  }

  private AnsweredDialog answered(SipResponse success) {
    Dialog dialog = Dialog.ofClient(invite, success, sequence, request.trunk().address());
    Header via = agent.endpoint().via(agent.tokens().branch());
    // RFC 3261 §13.2.2.4: the ACK carries the CSeq number and the credentials of the INVITE.
    SipRequest ack =
        dialog.request(Methods.ACK, sequence, via, InviteBuilder.credentialsOf(invite));
    return new AnsweredDialog(dialog, ack.encode());
  }

  private void bye(String tag) {
    AnsweredDialog answered = dialogs.get(tag);
    if (answered != null) {
      Runnable over = () -> byeOver(tag);
      new ByeRun(agent, answered.dialog(), request.credentials(), over).start();
    }
  }

  private void byeOver(String tag) {
    // The BYE of a fork that we did not want ends nothing.
    if (state instanceof State.Terminating(String ours, Ending _) && ours.equals(tag)) {
      feed(new Event.ByeOver(), Hand.EMPTY);
    }
  }

  private void answer(Hand hand, int status) {
    if (hand.request() != null && hand.transaction() != null) {
      InboundDesk.answer(agent, hand.request(), hand.transaction(), status, builder.localTag());
    }
  }

  private void answerSameSession(Hand hand) {
    SipRequest again = hand.request();
    ServerTransaction transaction = hand.transaction();
    Dialog dialog = again == null ? null : dialogOf(again);
    if (again != null && transaction != null && dialog != null) {
      dialog.refresh(again.headers());
      List<Header> more = InboundDesk.sessionHeaders(agent, request.callerUser());
      SipResponse success = Responses.of(again, 200, "", builder.localTag(), more, request.offer());
      repeater = new AnswerRepeater(agent, transaction, success, sequenceOf(again), this::leave);
      repeater.start();
    }
  }

  private void reportProgress(Hand hand) {
    SipResponse response = hand.response();
    if (response != null) {
      agent.tell(listener, progress(System.nanoTime(), response));
    }
  }

  private static LegEvent progress(long now, SipResponse response) {
    if (response.body().length > 0) {
      return new LegEvent.EarlyMedia(now, response.status(), response.body());
    }
    return response.status() == 100
        ? new LegEvent.Trying(now)
        : new LegEvent.Ringing(now, response.status(), response.reason());
  }

  private void reportAnswered(Hand hand) {
    SipResponse response = hand.response();
    if (response != null) {
      agent.tell(listener, new LegEvent.Answered(System.nanoTime(), response.body()));
    }
  }

  private void reportInfo(Hand hand) {
    SipRequest info = hand.request();
    if (info != null) {
      agent.tell(listener, InboundDesk.info(info));
    }
  }

  private void end(Side by, Ending ending, Hand hand) {
    disarmRingTimer();
    AnswerRepeater running = repeater;
    if (running != null) {
      running.stop();
    }
    agent.forget(this);
    LegEnd end = LegEnds.of(by, ending, hand.response(), hand.request(), !dialogs.isEmpty());
    agent.tell(listener, new LegEvent.Ended(System.nanoTime(), end));
  }

  private void disarmRingTimer() {
    TimerWheel.Timer running = ringTimer;
    if (running != null) {
      running.disarm();
    }
  }

  private @Nullable Dialog dialogOf(SipRequest incoming) {
    String to = incoming.headers().first(HeaderName.TO);
    String from = incoming.headers().first(HeaderName.FROM);
    if (to == null || from == null || !Dialog.tagOf(to).equals(builder.localTag())) {
      return null;
    }
    AnsweredDialog answered = dialogs.get(Dialog.tagOf(from));
    return answered == null ? null : answered.dialog();
  }

  private static long sequenceOf(SipRequest incoming) {
    try {
      return CSeq.of(incoming.headers()).number();
    } catch (MalformedSip e) {
      throw new IllegalStateException("the parser lets no message pass without a good CSeq", e);
    }
  }
}
