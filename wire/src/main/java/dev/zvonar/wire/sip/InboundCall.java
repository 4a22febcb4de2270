package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.AnsweringLeg.Effect;
import dev.zvonar.wire.sip.AnsweringLeg.Event;
import dev.zvonar.wire.sip.AnsweringLeg.State;
import dev.zvonar.wire.sip.LegEnd.Ending;
import dev.zvonar.wire.sip.LegEnd.Side;
import dev.zvonar.wire.sip.message.CSeq;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.MalformedSip;
import dev.zvonar.wire.sip.message.Methods;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.transaction.ServerTransaction;
import java.net.InetSocketAddress;
import java.util.List;
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
  // Written by the signalling thread alone.
  private State state = State.RINGING;
  private LegListener listener = NOBODY;
  private byte[] session = Responses.NO_BODY;
  private @Nullable AnswerRepeater repeater;

  /// What an effect is about.
  private record Hand(
      @Nullable SipResponse response,
      @Nullable SipRequest request,
      @Nullable ServerTransaction transaction) {
    static final Hand EMPTY = new Hand(null, null, null);
  }

  InboundCall(
      Agent agent, SipRequest invite, ServerTransaction transaction, InetSocketAddress from) {
    this.agent = agent;
    this.invite = invite;
    this.transaction = transaction;
    this.localTag = agent.tokens().token();
    String caller = invite.headers().first(HeaderName.FROM);
    this.remoteTag = caller == null ? "" : Dialog.tagOf(caller);
    this.dialog = Dialog.ofServer(invite, localTag, from);
    this.user = invite.uri().user();
    dialog.takesSequence(sequenceOf(invite));
  }

  @Override
  public String callId() {
    return invite.callId();
  }

  @Override
  public void ring(int status, String reason, byte[] sdp) {
    SipResponse ringing =
        Responses.of(
            invite, status, reason, localTag, InboundDesk.sessionHeaders(agent, user), sdp);
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
  public void leave() {
    feed(Event.HANGUP, Hand.EMPTY);
  }

  @Override
  public void abandon() {
    if (state != State.ENDED) {
      state = State.ENDED;
      end(Side.US, Ending.TIMED_OUT, Hand.EMPTY);
    }
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
    SipResponse success =
        Responses.of(invite, 200, "", localTag, InboundDesk.sessionHeaders(agent, user), sdp);
    if (state == State.RINGING) {
      session = sdp;
    }
    feed(Event.ANSWER, new Hand(success, null, null));
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
    } else if (!dialog.takesSequence(sequenceOf(incoming))) {
      answer(hand, 500);
    } else {
      switch (incoming.method()) {
        case Methods.BYE -> feed(Event.PEER_BYE, hand);
        case Methods.INVITE -> feed(Event.PEER_INVITE, hand);
        case Methods.INFO -> feed(Event.PEER_INFO, hand);
        case Methods.OPTIONS -> answer(hand, 200);
        default -> answer(hand, 405);
      }
    }
  }

  @Override
  public void onAck(SipRequest ack) {
    AnswerRepeater running = repeater;
    if (running != null && isOurs(ack) && running.acknowledged(sequenceOf(ack))) {
      repeater = null;
      feed(Event.ACK, new Hand(null, ack, null));
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
      case Effect.SayProvisional _ -> say(hand);
      case Effect.SayAnswer _ -> repeat(transaction, hand.response(), invite);
      case Effect.SayRefusal(int status) -> {
        if (status == 0) {
          say(hand);
        } else {
          transaction.respond(Responses.plain(invite, status, localTag, List.of()));
        }
      }
      case Effect.SendBye _ ->
          new ByeRun(agent, dialog, null, () -> feed(Event.BYE_OVER, Hand.EMPTY)).start();
      case Effect.Answer(int status) -> answer(hand, status);
      case Effect.AnswerSameSession _ -> answerSameSession(hand);
      case Effect.ReportAnswered _ -> reportAnswered(hand);
      case Effect.ReportInfo _ -> reportInfo(hand);
      case Effect.End(Side by, Ending ending) -> end(by, ending, hand);
    }
  }

  private void say(Hand hand) {
    if (hand.response() != null) {
      transaction.respond(hand.response());
    }
  }

  private void repeat(ServerTransaction asked, @Nullable SipResponse success, SipRequest about) {
    if (success != null) {
      repeater =
          new AnswerRepeater(
              agent, asked, success, sequenceOf(about), () -> feed(Event.NO_ACK, Hand.EMPTY));
      repeater.start();
    }
  }

  private void answerSameSession(Hand hand) {
    SipRequest again = hand.request();
    ServerTransaction asked = hand.transaction();
    if (again != null && asked != null) {
      dialog.refresh(again.headers());
      List<Header> more = InboundDesk.sessionHeaders(agent, user);
      repeat(asked, Responses.of(again, 200, "", localTag, more, session), again);
    }
  }

  private void answer(Hand hand, int status) {
    if (hand.request() != null && hand.transaction() != null) {
      InboundDesk.answer(agent, hand.request(), hand.transaction(), status, localTag);
    }
  }

  private void reportAnswered(Hand hand) {
    byte[] body = hand.request() == null ? Responses.NO_BODY : hand.request().body();
    agent.tell(listener, new LegEvent.Answered(System.nanoTime(), body));
  }

  private void reportInfo(Hand hand) {
    if (hand.request() != null) {
      agent.tell(listener, InboundDesk.info(hand.request()));
    }
  }

  private void end(Side by, Ending ending, Hand hand) {
    AnswerRepeater running = repeater;
    if (running != null) {
      running.stop();
    }
    agent.forget(this);
    boolean answered = session.length > 0 || ending == Ending.COMPLETED;
    LegEnd end = LegEnds.of(by, ending, hand.response(), hand.request(), answered);
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

  private static long sequenceOf(SipRequest incoming) {
    try {
      return CSeq.of(incoming.headers()).number();
    } catch (MalformedSip e) {
      throw new IllegalStateException("the parser lets no message pass without a good CSeq", e);
    }
  }
}
