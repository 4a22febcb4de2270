package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.dialog.Modification;
import dev.zvonar.wire.sip.dialog.Modification.Effect;
import dev.zvonar.wire.sip.dialog.Modification.Event;
import dev.zvonar.wire.sip.dialog.Modification.Said;
import dev.zvonar.wire.sip.dialog.Modification.State;
import dev.zvonar.wire.sip.dialog.Session;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.Methods;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.transaction.ServerTransaction;
import dev.zvonar.wire.sip.transaction.TimerWheel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Carries out what [Modification] decides about the session of one dialog. Belongs to the signalling
/// thread.
final class SessionRun {
  private static final Header SDP = new Header(HeaderName.CONTENT_TYPE, "application/sdp");
  private static final int RETRY_AFTER_S_MAX = 10;

  private final Inside.Place place;
  private final TimerRun timer;
  // Written by the signalling thread alone.
  private State state;
  private Session current;
  private Session proposed;
  private UnaryOperator<Session> wish = UnaryOperator.identity();
  private int refusal = 488;
  private @Nullable AnswerRepeater repeater;
  private TimerWheel.@Nullable Timer backOff;

  /// The request an effect answers.
  private record Hand(@Nullable SipRequest request, @Nullable ServerTransaction transaction) {
    static final Hand EMPTY = new Hand(null, null);
  }

  SessionRun(Inside.Place place, Session session, State first) {
    this.place = place;
    this.timer = new TimerRun(place, this::refresh);
    this.current = session;
    this.proposed = session;
    this.state = first;
  }

  Session session() {
    return current;
  }

  /// The session as the INVITE that made the dialog has left it.
  void settle(Session session, State next) {
    current = session;
    proposed = session;
    state = next;
  }

  void onInvite(SipRequest invite, ServerTransaction transaction) {
    place.dialog().refresh(invite.headers());
    feed(new Event.PeerInvite(heard(invite.body())), new Hand(invite, transaction));
  }

  void onUpdate(SipRequest update, ServerTransaction transaction) {
    place.dialog().refresh(update.headers());
    feed(new Event.PeerUpdate(heard(update.body())), new Hand(update, transaction));
  }

  /// The ACK of the INVITE that made the dialog.
  void onFirstAck(SipRequest ack) {
    acknowledged(ack);
  }

  void onAck(SipRequest ack) {
    AnswerRepeater running = repeater;
    if (running != null && running.acknowledged(DialogRequest.sequenceOf(ack))) {
      repeater = null;
      acknowledged(ack);
    }
  }

  private void acknowledged(SipRequest ack) {
    byte[] answer = ack.body();
    if (state instanceof State.AwaitingAnswer) {
      Said said = answer.length > 0 && proposed.takes(answer) ? Said.GOOD : Said.BAD;
      proposed = proposed.answered(answer);
      feed(new Event.PeerAck(said), Hand.EMPTY);
    } else {
      feed(new Event.PeerAck(Said.NOTHING), Hand.EMPTY);
    }
  }

  /// Wants the session changed so; of several wishes the last one counts, and one that changes
  /// nothing is not spoken.
  void want(UnaryOperator<Session> change) {
    boolean idle = state instanceof State.Idle;
    if (!idle || change.apply(current).differsFrom(current)) {
      wish = change;
      feed(new Event.Want(), Hand.EMPTY);
    }
  }

  /// Offers the session as it is, to show and see life; whatever is outstanding does that too.
  private void refresh() {
    if (state instanceof State.Idle) {
      wish = UnaryOperator.identity();
      feed(new Event.Want(), Hand.EMPTY);
    } else {
      timer.failed(null);
    }
  }

  TimerRun timer() {
    return timer;
  }

  void stop() {
    timer.stop();
    AnswerRepeater repeating = repeater;
    if (repeating != null) {
      repeating.stop();
    }
    TimerWheel.Timer waiting = backOff;
    if (waiting != null) {
      waiting.disarm();
    }
  }

  private Said heard(byte[] offer) {
    if (offer.length == 0) {
      return Said.NOTHING;
    }
    Optional<Session> next = current.answering(offer);
    // While something else is outstanding its proposal must not be lost to this offer.
    if (next.isPresent() && isFree()) {
      proposed = next.get();
    }
    return next.isPresent() ? Said.GOOD : Said.BAD;
  }

  private boolean isFree() {
    return switch (state) {
      case State.Idle _, State.BackingOff _, State.AwaitingAck _ -> true;
      case State.Owing _, State.Offering _, State.AwaitingAnswer _ -> false;
    };
  }

  private void feed(Event event, Hand hand) {
    Modification.Step step = Modification.on(state, event);
    state = step.next();
    for (Effect effect : step.effects()) {
      carryOut(effect, hand);
    }
  }

  private void carryOut(Effect effect, Hand hand) {
    switch (effect) {
      case Effect.AnswerInvite _ -> answerInvite(hand);
      case Effect.OfferBack _ -> {
        proposed = current.offering(current.wanted());
        answerInvite(hand);
      }
      case Effect.AnswerUpdate _ -> answerUpdate(hand);
      case Effect.Refuse(int status) -> refuse(hand, status, List.of());
      case Effect.RefuseForNow _ -> {
        int seconds = place.agent().tokens().below(RETRY_AFTER_S_MAX + 1);
        var later = new Header(HeaderName.RETRY_AFTER, Integer.toString(seconds));
        refuse(hand, 500, List.of(later));
      }
      case Effect.SendOffer _ -> sendOffer();
      case Effect.BackOff _ -> backOff();
      case Effect.Settle _ -> settle();
      case Effect.Forget _ -> forget();
      case Effect.Leave _ -> place.owner().leaving().leave(null);
    }
  }

  private void answerInvite(Hand hand) {
    SipRequest invite = hand.request();
    ServerTransaction transaction = hand.transaction();
    if (invite != null && transaction != null) {
      repeater =
          new AnswerRepeater(
              place.agent(),
              transaction,
              success(invite, proposed.mine()),
              DialogRequest.sequenceOf(invite),
              place.agent().settings().timers().t2Ms(),
              () -> feed(new Event.NoAck(), Hand.EMPTY));
      repeater.start();
    }
  }

  private void answerUpdate(Hand hand) {
    SipRequest update = hand.request();
    ServerTransaction transaction = hand.transaction();
    if (update != null && transaction != null) {
      byte[] body = update.body().length == 0 ? Responses.NO_BODY : proposed.mine();
      transaction.respond(success(update, body));
    }
  }

  private SipResponse success(SipRequest request, byte[] body) {
    Inside.Owner owner = place.owner();
    List<Header> more =
        InboundDesk.sessionHeaders(place.agent(), owner.user(), place.dialog().home());
    if (!request.method().equals(Methods.PRACK)) {
      more.addAll(timer.accept(request));
    }
    return Responses.of(request, 200, "", owner.localTag(), more, body);
  }

  private void refuse(Hand hand, int status, List<Header> more) {
    SipRequest request = hand.request();
    ServerTransaction transaction = hand.transaction();
    if (request != null && transaction != null) {
      transaction.respond(Responses.plain(request, status, place.owner().localTag(), more));
    }
  }

  private void sendOffer() {
    proposed = wish.apply(current);
    var headers = new ArrayList<Header>(6);
    headers.add(place.contact());
    headers.add(new Header(HeaderName.ALLOW, Endpoint.ALLOWED));
    headers.add(Endpoint.SUPPORTS);
    headers.addAll(timer.asking());
    headers.add(SDP);
    place.ask(new DialogRequest.What(Methods.INVITE, headers, proposed.mine()), this::offered);
  }

  private void offered(@Nullable SipResponse response) {
    refusal = response == null ? 408 : response.status();
    if (response != null && response.isSuccess()) {
      timer.succeeded(response);
    } else {
      timer.failed(response);
    }
    if (response == null || refusal == 408 || refusal == 481) {
      feed(new Event.Gone(), Hand.EMPTY);
    } else if (refusal == 491) {
      feed(new Event.Glare(), Hand.EMPTY);
    } else if (!response.isSuccess()) {
      feed(new Event.Refused(), Hand.EMPTY);
    } else {
      feed(new Event.Taken(taken(response.body())), Hand.EMPTY);
    }
  }

  private Said taken(byte[] answer) {
    if (answer.length == 0) {
      return Said.NOTHING;
    }
    refusal = 488;
    Said said = proposed.takes(answer) ? Said.GOOD : Said.BAD;
    proposed = proposed.answered(answer);
    return said;
  }

  private void backOff() {
    // RFC 3261 §14.1: 2.1 to 4 s for the side that chose the Call-ID, else 0 to 2 s, by 10 ms.
    int steps = place.agent().tokens().below(place.owner().ofOurs() ? 191 : 201);
    int waitMs = 10 * steps + (place.owner().ofOurs() ? 2_100 : 0);
    backOff =
        place
            .agent()
            .wheel()
            .arm(Math.max(1, waitMs), () -> feed(new Event.RetryDue(), Hand.EMPTY));
  }

  private void settle() {
    boolean changed = proposed.differsFrom(current);
    current = proposed;
    if (changed) {
      tell(new LegEvent.SessionChanged(System.nanoTime(), current.mine(), current.theirs()));
    }
  }

  private void forget() {
    boolean wanted = proposed.differsFrom(current);
    current = current.without(proposed);
    proposed = current;
    if (wanted) {
      tell(new LegEvent.OfferRefused(System.nanoTime(), refusal));
    }
  }

  private void tell(LegEvent event) {
    place.agent().tell(place.owner().listener(), event);
  }
}
