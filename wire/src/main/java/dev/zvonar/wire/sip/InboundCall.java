package dev.zvonar.wire.sip;

import dev.zvonar.wire.sdp.Direction;
import dev.zvonar.wire.sip.AnsweringLeg.Effect;
import dev.zvonar.wire.sip.AnsweringLeg.Event;
import dev.zvonar.wire.sip.AnsweringLeg.State;
import dev.zvonar.wire.sip.LegEnd.Ending;
import dev.zvonar.wire.sip.LegEnd.Side;
import dev.zvonar.wire.sip.dialog.Modification;
import dev.zvonar.wire.sip.dialog.Session;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.Methods;
import dev.zvonar.wire.sip.message.Reason;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.message.SipUri;
import dev.zvonar.wire.sip.transaction.ServerTransaction;
import dev.zvonar.wire.sip.transport.Hop;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Carries out what [AnsweringLeg] decides for one call that came to us. Belongs to the signalling
/// thread, but for the methods of [InboundLeg].
final class InboundCall implements LiveLeg, InboundLeg {
  private static final LegListener NOBODY = _ -> {};

  private final Agent agent;
  private final SipRequest invite;
  private final ServerTransaction transaction;
  private final String localTag;
  private final String remoteTag;
  private final Dialog dialog;
  private final String user;
  private final Inside inside;
  private final @Nullable ReliableRun reliable;
  // Written by the signalling thread alone.
  private State state = State.RINGING;
  private LegListener listener = NOBODY;
  private @Nullable AnswerRepeater repeater;
  private @Nullable Reason why;
  private @Nullable LiveLeg replaced;
  private boolean answered;
  private boolean described;

  /// Hands on to whoever listens once the call has been decided on.
  private final class Hearer implements LegListener {
    @Override
    public void on(LegEvent event) {
      listener.on(event);
    }

    @Override
    public boolean acceptsTransfer(SipUri target, String replaces) {
      return listener.acceptsTransfer(target, replaces);
    }

    @Override
    public void onTransfer(TransferAsked asked) {
      listener.onTransfer(asked);
    }

    @Override
    public boolean acceptsReplacement(InboundInvite other) {
      return listener.acceptsReplacement(other);
    }
  }

  /// What an effect is about.
  private record Hand(
      @Nullable SipResponse response,
      @Nullable SipRequest request,
      @Nullable ServerTransaction transaction) {
    static final Hand EMPTY = new Hand(null, null, null);
  }

  InboundCall(Agent agent, SipRequest invite, ServerTransaction transaction, Hop from) {
    this.agent = agent;
    this.invite = invite;
    this.transaction = transaction;
    this.localTag = agent.tokens().token();
    String caller = invite.headers().first(HeaderName.FROM);
    this.remoteTag = caller == null ? "" : Dialog.tagOf(caller);
    this.dialog = Dialog.ofServer(invite, localTag, from);
    this.user = invite.uri().user();
    dialog.takesSequence(DialogRequest.sequenceOf(invite));
    var owner = new Inside.Owner(new Hearer(), localTag, user, null, false, this::leave);
    this.inside = new Inside(agent, dialog, owner, Session.silent(), Modification.owing());
    boolean reliably = invite.headers().list(HeaderName.REQUIRE).contains(ReliableRun.OPTION);
    this.reliable =
        reliably
            ? new ReliableRun(agent, transaction, invite, () -> feed(Event.NO_PRACK, Hand.EMPTY))
            : null;
  }

  @Override
  public String callId() {
    return invite.callId();
  }

  @Override
  public void ring(int status, String reason, byte[] sdp) {
    SipResponse ringing =
        Responses.of(
            invite,
            status,
            reason,
            localTag,
            InboundDesk.sessionHeaders(agent, user, dialog.home()),
            sdp);
    agent.post(() -> feed(Event.RING, new Hand(ringing, null, null)));
  }

  @Override
  public void answer(byte[] sdp) {
    agent.post(() -> answerNow(sdp));
  }

  @Override
  public void reject(int status, String reason, List<Header> extraHeaders) {
    SipResponse refusal =
        Responses.of(invite, status, reason, localTag, extraHeaders, Responses.NO_BODY);
    agent.post(() -> feed(Event.REJECT, new Hand(refusal, null, null)));
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

  @Override
  public @Nullable Inside up() {
    return state == State.CONFIRMED ? inside : null;
  }

  private void modify(UnaryOperator<Session> change) {
    agent.post(() -> {
      if (state == State.CONFIRMED || state == State.ANSWERED) {
        inside.session().want(change);
      }
    });
  }

  @Override
  public void leave() {
    leave(null);
  }

  private void leave(@Nullable Reason reason) {
    why = why == null ? reason : why;
    feed(Event.HANGUP, Hand.EMPTY);
  }

  @Override
  public void abandon() {
    if (state != State.ENDED) {
      state = State.ENDED;
      end(Side.US, Ending.TIMED_OUT, Hand.EMPTY);
    }
  }

  /// Takes the place of this leg once it is up (RFC 3891 §3).
  void replace(LiveLeg old) {
    replaced = old;
  }

  /// Carries out what was decided about the call.
  void decide(InboundDecision decision) {
    switch (decision) {
      case InboundDecision.Reject(int status, String reason, List<Header> extra) ->
          refuse(status, reason, extra);
      case InboundDecision.Ignore _ -> {
        state = State.ENDED;
        transaction.forget();
      }
      case InboundDecision.Wait(boolean trying, LegListener hearer) -> {
        if (admitted(hearer) && trying) {
          transaction.respond(Responses.plain(invite, 100, "", List.of()));
        }
      }
      case InboundDecision.Accept(byte[] answer, LegListener hearer) -> {
        if (admitted(hearer)) {
          answerNow(answer);
        }
      }
    }
  }

  private boolean admitted(LegListener hearer) {
    if (agent.admit(this)) {
      listener = hearer;
      return true;
    }
    refuse(503, "", List.of());
    var end = new LegEnd(Side.US, 503, "No room for the leg", List.of(), null, Ending.REFUSED);
    agent.tell(hearer, new LegEvent.Ended(System.nanoTime(), end));
    return false;
  }

  private void refuse(int status, String reason, List<Header> extra) {
    state = State.ENDED;
    transaction.respond(Responses.of(invite, status, reason, localTag, extra, Responses.NO_BODY));
  }

  private void answerNow(byte[] sdp) {
    if (state != State.RINGING) {
      return;
    }
    answered = true;
    SessionRun session = inside.session();
    List<Header> more = InboundDesk.sessionHeaders(agent, user, dialog.home());
    more.addAll(session.timer().accept(invite));
    byte[] body = sdp;
    if (described) {
      // RFC 3262 §5: a reliable provisional response has described the session already.
      body = Responses.NO_BODY;
      session.settle(session.session(), Modification.answered(true));
    } else {
      // §13.3.1.4: what answers an INVITE without an offer is one itself; the ACK brings the
      // answer.
      boolean offered = invite.body().length > 0;
      session.settle(Session.begun(sdp, invite.body()), Modification.answered(offered));
    }
    SipResponse success = Responses.of(invite, 200, "", localTag, more, body);
    feed(Event.ANSWER, new Hand(success, null, null));
  }

  /// The PRACK of a response of ours; one that brings an offer is answered like an UPDATE, one that
  /// answers our own offer settles the session (RFC 3262 §5).
  private void onPrack(SipRequest prack, ServerTransaction asked) {
    ReliableRun running = reliable;
    if (running == null) {
      InboundDesk.answer(agent, prack, asked, 481, localTag);
    } else {
      running.onPrack(prack, asked, () -> accept(prack, asked));
    }
  }

  private void accept(SipRequest prack, ServerTransaction asked) {
    SessionRun session = inside.session();
    boolean answers = invite.body().length == 0 && session.session().theirs().length == 0;
    if (described && prack.body().length > 0 && !answers) {
      session.onUpdate(prack, asked);
      return;
    }
    if (described && prack.body().length > 0) {
      session.settle(session.session().answered(prack.body()), Modification.settled());
    }
    InboundDesk.answer(agent, prack, asked, 200, localTag);
  }

  /// Whether that transaction is the one of its INVITE.
  boolean isOf(ServerTransaction other) {
    return transaction.key().equals(other.key());
  }

  /// The caller's CANCEL.
  void onCancel(SipRequest cancel) {
    feed(Event.CANCEL, new Hand(null, cancel, null));
  }

  @Override
  public void onRequest(SipRequest incoming, ServerTransaction asked) {
    var hand = new Hand(null, incoming, asked);
    if (!isOurs(incoming)) {
      answer(hand, 481);
    } else if (!dialog.takesSequence(DialogRequest.sequenceOf(incoming))) {
      answer(hand, 500);
    } else {
      switch (incoming.method()) {
        case Methods.BYE -> feed(Event.PEER_BYE, hand);
        case Methods.PRACK -> onPrack(incoming, asked);
        default -> feed(Event.PEER_REQUEST, hand);
      }
    }
  }

  @Override
  public void onAck(SipRequest ack) {
    AnswerRepeater running = repeater;
    if (!isOurs(ack)) {
      agent.tally().dropped.increment();
    } else if (running == null) {
      inside.session().onAck(ack);
    } else if (running.acknowledged(DialogRequest.sequenceOf(ack))) {
      repeater = null;
      feed(Event.ACK, new Hand(null, ack, null));
      inside.session().onFirstAck(ack);
    }
  }

  private void feed(Event event, Hand hand) {
    AnsweringLeg.Step step = AnsweringLeg.on(state, event);
    state = step.next();
    for (Effect effect : step.effects()) {
      carryOut(effect, hand);
    }
  }

  private void carryOut(Effect effect, Hand hand) {
    switch (effect) {
      case Effect.SayProvisional _ -> ringNow(hand.response());
      case Effect.SayAnswer _ -> sayAnswer(hand.response());
      case Effect.SayRefusal(int status) -> {
        if (status == 0) {
          say(hand);
        } else {
          transaction.respond(Responses.plain(invite, status, localTag, List.of()));
        }
      }
      case Effect.SendBye _ -> inside.bye(why, () -> feed(Event.BYE_OVER, Hand.EMPTY));
      case Effect.Answer(int status) -> answer(hand, status);
      case Effect.PassInside _ when state == State.RINGING && isInvite(hand) ->
          // §14.2: an INVITE on top of one that has no final response yet.
          answer(hand, 500);
      case Effect.PassInside _ -> {
        if (hand.request() != null && hand.transaction() != null) {
          inside.onRequest(hand.request(), hand.transaction());
        }
      }
      case Effect.ReportAnswered _ -> reportAnswered(hand);
      case Effect.End(Side by, Ending ending) -> end(by, ending, hand);
    }
  }

  private void say(Hand hand) {
    if (hand.response() != null) {
      transaction.respond(hand.response());
    }
  }

  private static boolean isInvite(Hand hand) {
    return hand.request() != null && hand.request().method().equals(Methods.INVITE);
  }

  private void ringNow(@Nullable SipResponse provisional) {
    ReliableRun running = reliable;
    if (provisional == null || running == null) {
      say(new Hand(provisional, null, null));
      return;
    }
    if (provisional.body().length > 0 && !described) {
      described = true;
      Session early = Session.begun(provisional.body(), invite.body());
      inside.session().settle(early, Modification.settled());
    }
    running.ring(provisional);
  }

  private void sayAnswer(@Nullable SipResponse success) {
    if (success != null && reliable != null) {
      reliable.answer(() -> repeat(success));
    } else if (success != null) {
      repeat(success);
    }
  }

  private void repeat(SipResponse success) {
    Runnable none = () -> feed(Event.NO_ACK, Hand.EMPTY);
    int pauseMaxMs = agent.settings().timers().t2Ms();
    long sequence = DialogRequest.sequenceOf(invite);
    repeater = new AnswerRepeater(agent, transaction, success, sequence, pauseMaxMs, none);
    repeater.start();
  }

  private void answer(Hand hand, int status) {
    if (hand.request() != null && hand.transaction() != null) {
      InboundDesk.answer(agent, hand.request(), hand.transaction(), status, localTag);
    }
  }

  private void reportAnswered(Hand hand) {
    LiveLeg old = replaced;
    if (old != null) {
      old.leave();
    }
    byte[] body = hand.request() == null ? Responses.NO_BODY : hand.request().body();
    agent.tell(listener, new LegEvent.Answered(System.nanoTime(), body));
  }

  private void end(Side by, Ending ending, Hand hand) {
    AnswerRepeater running = repeater;
    if (running != null) {
      running.stop();
    }
    if (reliable != null) {
      reliable.stop();
    }
    inside.stop();
    agent.forget(this);
    boolean wasUp = answered || ending == Ending.COMPLETED;
    LegEnd end =
        LegEnds.of(by, ending, new LegEnds.Last(hand.response(), hand.request(), why), wasUp);
    agent.tell(listener, new LegEvent.Ended(System.nanoTime(), end));
  }

  private boolean isOurs(SipRequest incoming) {
    String to = incoming.headers().first(HeaderName.TO);
    String from = incoming.headers().first(HeaderName.FROM);
    return to != null
        && from != null
        && Dialog.tagOf(to).equals(localTag)
        && Dialog.tagOf(from).equals(remoteTag);
  }
}
