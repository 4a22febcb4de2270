package dev.zvonar.wire.sip;

import dev.zvonar.wire.sdp.Direction;
import dev.zvonar.wire.sip.Leg.Effect;
import dev.zvonar.wire.sip.Leg.Event;
import dev.zvonar.wire.sip.Leg.State;
import dev.zvonar.wire.sip.LegEnd.Ending;
import dev.zvonar.wire.sip.LegEnd.Side;
import dev.zvonar.wire.sip.dialog.Redirection;
import dev.zvonar.wire.sip.dialog.Session;
import dev.zvonar.wire.sip.message.DigestChallenge;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.Headers;
import dev.zvonar.wire.sip.message.Methods;
import dev.zvonar.wire.sip.message.Overload;
import dev.zvonar.wire.sip.message.Reason;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.message.SipUri;
import dev.zvonar.wire.sip.transaction.ClientUser;
import dev.zvonar.wire.sip.transaction.HopRequests;
import dev.zvonar.wire.sip.transaction.Outgoing;
import dev.zvonar.wire.sip.transaction.ServerTransaction;
import dev.zvonar.wire.sip.transaction.TimerWheel;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Carries out what [Leg] decides for one call of ours. Belongs to the signalling thread, but for
/// [#hangup].
final class OutboundCall implements LiveLeg, OutboundLeg {
  /// Said in the CANCEL of a call that rang too long (RFC 3326 §2, Q.850 cause 19).
  private static final Reason NO_ANSWER = new Reason(Reason.Q850, 19, "No answer");

  /// Said to the forks that answered after another one (RFC 3326 §2).
  private static final Reason ELSEWHERE = new Reason(Reason.SIP, 200, "Call completed elsewhere");

  private final Agent agent;
  private final CallRequest request;
  private final LegListener listener;
  private final InviteBuilder builder;
  private final Forks forks;
  // Written by the signalling thread alone.
  private State state = Leg.first();
  private SentInvite invite;
  private SipTarget target;
  private @Nullable SipTarget asked;
  private Redirection redirection;
  private TimerWheel.@Nullable Timer ringTimer;
  private @Nullable DigestChallenge challenge;
  private @Nullable Reason why;

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
    this.builder =
        new InviteBuilder(
            agent.endpoint(), request, agent.tokens(), agent.settings().sessionTimes());
    var owner =
        new Inside.Owner(
            listener,
            builder.localTag(),
            request.callerUser(),
            request.credentials(),
            true,
            this::leave);
    this.target = request.trunk();
    this.redirection = Redirection.from(builder.aim());
    this.forks = new Forks(agent, owner, request.offer());
    this.invite =
        new SentInvite(builder.invite(Sending.Attempt.NONE, 0, null), 0, Sending.Attempt.NONE);
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
  public void hangup(Reason reason) {
    agent.post(() -> leave(reason));
  }

  @Override
  public void hold() {
    modify(session -> session.offering(Direction.SENDONLY));
  }

  @Override
  public void resume() {
    modify(session -> session.offering(Direction.SENDRECV));
  }

  @Override
  public void offer(byte[] sdp) {
    modify(session -> session.offering(sdp));
  }

  @Override
  public void transfer(SipUri target) {
    agent.post(() -> Transfers.blind(this, target));
  }

  @Override
  public void transferTo(CallLeg other) {
    agent.post(() -> Transfers.attended(this, agent.leg(other.callId())));
  }

  @Override
  public LegListener listener() {
    return listener;
  }

  private void modify(UnaryOperator<Session> change) {
    agent.post(() -> {
      Inside ours = up();
      if (ours != null) {
        ours.session().want(change);
      }
    });
  }

  @Override
  public @Nullable Inside up() {
    Forks.Fork ours = state instanceof State.Confirmed(String tag) ? forks.of(tag) : null;
    return ours == null ? null : ours.inside();
  }

  @Override
  public void leave() {
    leave(null);
  }

  private void leave(@Nullable Reason reason) {
    why = why == null ? reason : why;
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
    ringTimer = agent.wheel().arm(request.ringTimeout().toMillis(), () -> ringOut());
    agent.tell(listener, new LegEvent.Sent(System.nanoTime()));
    sendInvite(null);
  }

  private void ringOut() {
    why = why == null ? NO_ANSWER : why;
    feed(new Event.RingTimeout(), Hand.EMPTY);
  }

  private void sendInvite(@Nullable Header authorization) {
    var writer = new InviteWriter(invite.sequence() + 1, authorization);
    var sending = new Sending(agent, writer, new InviteUser());
    if (target.equals(asked)) {
      // Who asked for credentials or a longer interval is who gets them.
      sending.to(List.of(invite.sentTo()));
    } else {
      asked = target;
      sending.to(target);
    }
  }

  /// Writes one INVITE, which may go to several hops.
  private final class InviteWriter implements Sending.Writer {
    private final long sequence;
    private final @Nullable Header authorization;

    InviteWriter(long sequence, @Nullable Header authorization) {
      this.sequence = sequence;
      this.authorization = authorization;
    }

    @Override
    public SipRequest write(Sending.Attempt attempt) {
      SipRequest message = builder.invite(attempt, sequence, authorization);
      invite = new SentInvite(message, sequence, attempt);
      return message;
    }

    @Override
    public boolean isWanted() {
      return state instanceof State.Inviting || state instanceof State.Proceeding;
    }
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
    if (request.options().overloadReports()) {
      Overload.of(response.headers()).ifPresent(this::reportLoad);
    }
    if (response.isProvisional()) {
      if (forks.takes(invite, response)) {
        feed(new Event.Provisional(), hand);
      }
    } else if (response.isSuccess()) {
      feed(new Event.Success(Forks.tagOf(response)), hand);
    } else if (Challenges.isChallenge(response)) {
      challenge = Challenges.answerable(response, request.credentials());
      feed(new Event.Challenge(challenge != null, challenge != null && challenge.stale()), hand);
    } else if (namesOtherWay(response)) {
      feed(new Event.OtherWay(response.status()), hand);
    } else {
      feed(new Event.Refusal(response.status()), hand);
    }
  }

  /// Whether the INVITE may be sent otherwise than it was; then the next one will be.
  private boolean namesOtherWay(SipResponse refusal) {
    return refusal.status() == 422 ? builder.askLonger(refusal.headers()) : redirects(refusal);
  }

  private boolean redirects(SipResponse refusal) {
    Redirects allowed = request.options().redirects();
    if (allowed.hopsMax() == 0) {
      return false;
    }
    Optional<Redirection.Hop> hop =
        redirection.follow(
            refusal.status(),
            refusal.headers(),
            allowed.hopsMax(),
            uri -> allowed.target(uri.host(), portOf(uri)).isPresent());
    hop.ifPresent(this::turn);
    return hop.isPresent();
  }

  private void turn(Redirection.Hop hop) {
    SipUri to = hop.to();
    redirection = hop.after();
    target = request.options().redirects().target(to.host(), portOf(to)).orElse(request.trunk());
    builder.aim(to, target.route());
  }

  private static int portOf(SipUri uri) {
    return uri.portOr(SipTarget.DEFAULT_PORT);
  }

  @Override
  public void onRequest(SipRequest incoming, ServerTransaction transaction) {
    Inside inside = forks.of(incoming);
    var hand = new Hand(null, incoming, transaction);
    if (inside == null) {
      answer(hand, 481);
    } else if (!inside.dialog().takesSequence(DialogRequest.sequenceOf(incoming))) {
      // RFC 3261 §12.2.2: a lower sequence number MUST be answered with 500.
      answer(hand, 500);
    } else if (incoming.method().equals(Methods.BYE)) {
      feed(new Event.PeerBye(tagOf(incoming)), hand);
    } else {
      feed(new Event.PeerRequest(tagOf(incoming)), hand);
    }
  }

  /// The tag by which the far end names itself in a request of its own.
  private static String tagOf(SipRequest incoming) {
    String from = incoming.headers().first(HeaderName.FROM);
    return from == null ? "" : Dialog.tagOf(from);
  }

  @Override
  public void onAck(SipRequest ack) {
    Inside inside = forks.of(ack);
    if (inside != null) {
      inside.session().onAck(ack);
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
      case Effect.SendAck(String tag) -> {
        disarmRingTimer();
        forks.acknowledge(tag, invite, hand.response());
      }
      case Effect.SendBye(String tag) -> bye(tag);
      case Effect.Answer(int status) -> answer(hand, status);
      case Effect.PassInside _ -> passInside(hand);
      case Effect.ReportProgress _ -> reportProgress(hand);
      case Effect.ReportAnswered _ -> reportAnswered(hand);
      case Effect.End(Side by, Ending ending) -> end(by, ending, hand);
    }
  }

  private void inviteAgain() {
    DigestChallenge asked = challenge;
    Credentials credentials = request.credentials();
    challenge = null;
    if (asked == null || credentials == null) {
      sendInvite(null);
      return;
    }
    String uri = invite.request().uri().toString();
    String nonce = agent.tokens().token();
    sendInvite(Challenges.answer(asked, credentials, Methods.INVITE, uri, nonce));
  }

  private void cancel() {
    SipRequest cancel = HopRequests.cancel(invite.request());
    Reason said = why;
    if (said != null) {
      Headers headers = cancel.headers().with(List.of(said.header()));
      cancel = new SipRequest(cancel.method(), cancel.uri(), headers, cancel.body());
    }
    var outgoing = Outgoing.of(cancel, invite.sentTo());
    agent.transactions().start(outgoing, invite.branch(), Unheard.INSTANCE);
    // RFC 3261 §9.1: wait 64*T1 for the final response of the INVITE.
    disarmRingTimer();
    ringTimer =
        agent
            .wheel()
            .arm(
                agent.settings().timers().lifetimeMs(),
                () -> feed(new Event.CancelTimeout(), Hand.EMPTY));
  }

  private void bye(String tag) {
    Forks.Fork fork = forks.of(tag);
    if (fork != null) {
      fork.inside().bye(isOurs(tag) ? why : ELSEWHERE, () -> byeOver(tag));
    }
  }

  private void byeOver(String tag) {
    // The BYE of a fork that we did not want ends nothing.
    if (isOurs(tag)) {
      feed(new Event.ByeOver(), Hand.EMPTY);
    }
  }

  private boolean isOurs(String tag) {
    return state instanceof State.Terminating(String ours, Ending _) && ours.equals(tag);
  }

  private void answer(Hand hand, int status) {
    if (hand.request() != null && hand.transaction() != null) {
      InboundDesk.answer(agent, hand.request(), hand.transaction(), status, builder.localTag());
    }
  }

  private void passInside(Hand hand) {
    boolean invited = hand.request() != null && hand.request().method().equals(Methods.INVITE);
    if (invited && !(state instanceof State.Confirmed)) {
      // §14.2: our own INVITE is still in progress.
      answer(hand, 491);
      return;
    }
    Inside inside = hand.request() == null ? null : forks.of(hand.request());
    if (inside != null && hand.request() != null && hand.transaction() != null) {
      inside.onRequest(hand.request(), hand.transaction());
    }
  }

  private void reportLoad(Overload load) {
    long now = System.nanoTime();
    agent.tell(
        listener,
        new LegEvent.Overloaded(now, load.lossPercent(), load.validityMs(), load.sequence()));
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
      agent.tell(listener, new LegEvent.Answered(System.nanoTime(), answerOf(response)));
    }
  }

  /// The answer to our offer; a reliable provisional response may have brought it (RFC 3262 §5).
  private byte[] answerOf(SipResponse success) {
    Forks.Fork fork = forks.of(Forks.tagOf(success));
    return fork == null ? success.body() : fork.inside().session().session().theirs();
  }

  private void end(Side by, Ending ending, Hand hand) {
    disarmRingTimer();
    forks.stop();
    agent.forget(this);
    LegEnd end =
        LegEnds.of(
            by,
            ending,
            new LegEnds.Last(hand.response(), hand.request(), why),
            forks.anyConfirmed());
    agent.tell(listener, new LegEvent.Ended(System.nanoTime(), end));
  }

  private void disarmRingTimer() {
    TimerWheel.Timer running = ringTimer;
    if (running != null) {
      running.disarm();
    }
  }
}
