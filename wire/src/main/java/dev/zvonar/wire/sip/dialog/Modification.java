package dev.zvonar.wire.sip.dialog;

import java.util.ArrayList;
import java.util.List;

/// Who may offer when, inside one dialog (RFC 3264 §4, RFC 3261 §14, RFC 3311 §5). Pure: the
/// descriptions stay with the shell, the machine sees whether they are there and any good.
public final class Modification {
  private Modification() {}

  /// Where the dialog stands. `wanting` when our side has something to offer as soon as it may.
  public sealed interface State {
    /// Their INVITE, which makes the dialog, waits for our answer.
    record Owing() implements State {}

    /// Nobody has anything outstanding.
    record Idle() implements State {}

    /// Our offer is under way.
    record Offering(boolean wanting) implements State {}

    /// Their INVITE was answered; its ACK is awaited.
    record AwaitingAck(boolean wanting) implements State {}

    /// Their INVITE without an offer was answered with ours; the ACK brings the answer.
    record AwaitingAnswer(boolean wanting) implements State {}

    /// Both offered at once; ours waits a moment of chance.
    record BackingOff() implements State {}
  }

  /// What a message says about the session.
  public enum Said {
    /// Nothing at all.
    NOTHING,
    /// Something that can be taken.
    GOOD,
    /// Something that cannot.
    BAD
  }

  /// What may happen.
  public sealed interface Event {
    /// The far end's INVITE inside the dialog.
    record PeerInvite(Said offer) implements Event {}

    /// The far end's UPDATE.
    record PeerUpdate(Said offer) implements Event {}

    /// The ACK of our 2xx.
    record PeerAck(Said answer) implements Event {}

    /// 64 T1 went by without that ACK.
    record NoAck() implements Event {}

    /// Our side has something to offer.
    record Want() implements Event {}

    /// 2xx to our offer.
    record Taken(Said answer) implements Event {}

    /// 491 to our offer.
    record Glare() implements Event {}

    /// Another refusal of our offer.
    record Refused() implements Event {}

    /// 408, 481 or no answer at all: the far end knows nothing of the dialog.
    record Gone() implements Event {}

    /// The moment of chance is over.
    record RetryDue() implements Event {}
  }

  /// What is to be done.
  public sealed interface Effect {
    /// Answer the INVITE at hand with 200 and our answer, repeated until its ACK.
    record AnswerInvite() implements Effect {}

    /// Answer the INVITE at hand with 200 and our offer, repeated until its ACK.
    record OfferBack() implements Effect {}

    /// Answer the UPDATE at hand with 200, and with our answer if it had an offer.
    record AnswerUpdate() implements Effect {}

    /// Refuse the request at hand.
    record Refuse(int status) implements Effect {}

    /// Refuse the request at hand with 500 and Retry-After of 0 to 10 s by chance.
    record RefuseForNow() implements Effect {}

    /// Send our offer.
    record SendOffer() implements Effect {}

    /// Wait the moment of chance of §14.1.
    record BackOff() implements Effect {}

    /// The session is now as proposed.
    record Settle() implements Effect {}

    /// The session stays as it was; our offer was not taken.
    record Forget() implements Effect {}

    /// End the leg: there is no session to go on with.
    record Leave() implements Effect {}
  }

  /// The next state and what to do on the way.
  public record Step(State next, List<Effect> effects) {
    static Step to(State next, Effect... effects) {
      return new Step(next, List.of(effects));
    }
  }

  private static final State IDLE = new State.Idle();

  /// Where a dialog begins whose INVITE is theirs.
  public static State owing() {
    return new State.Owing();
  }

  /// Where a dialog begins whose first offer has been answered.
  public static State settled() {
    return IDLE;
  }

  /// Where a dialog stands whose INVITE we have just answered.
  ///
  /// @param offered whether that INVITE had an offer; else our answer was one
  public static State answered(boolean offered) {
    return offered ? new State.AwaitingAck(false) : new State.AwaitingAnswer(false);
  }

  /// Where an early dialog begins: our INVITE's offer is not answered yet.
  public static State begun() {
    return new State.Offering(false);
  }

  /// Advances by one event; an event that means nothing in `state` leaves it as it is.
  public static Step on(State state, Event event) {
    return switch (state) {
      case State.Owing _ -> owing(state, event);
      case State.Idle _ -> resting(state, false, event);
      case State.BackingOff _ -> resting(state, true, event);
      case State.Offering(boolean wanting) -> offering(wanting, event);
      case State.AwaitingAck(boolean wanting) -> awaitingAck(wanting, event);
      case State.AwaitingAnswer(boolean wanting) -> awaitingAnswer(wanting, event);
    };
  }

  private static Step owing(State state, Event event) {
    return switch (event) {
      case Event.PeerInvite _ -> Step.to(state, new Effect.RefuseForNow());
      // RFC 3311 §5.2: an offer while an earlier one of theirs is not answered yet: 500 with
      // Retry-After.
      case Event.PeerUpdate(Said offer) ->
          offer == Said.NOTHING
              ? Step.to(state, new Effect.AnswerUpdate())
              : Step.to(state, new Effect.RefuseForNow());
      case Event.PeerAck _,
          Event.NoAck _,
          Event.Want _,
          Event.Taken _,
          Event.Glare _,
          Event.Refused _,
          Event.Gone _,
          Event.RetryDue _ ->
          Step.to(state);
    };
  }

  private static Step resting(State state, boolean wanting, Event event) {
    return switch (event) {
      case Event.PeerInvite(Said offer) ->
          switch (offer) {
            // §14.2: an INVITE without an offer is answered with one of ours.
            case NOTHING -> Step.to(new State.AwaitingAnswer(wanting), new Effect.OfferBack());
            case GOOD ->
                Step.to(
                    new State.AwaitingAck(wanting), new Effect.AnswerInvite(), new Effect.Settle());
            // §14.2: a session description that is not acceptable: 488, and the session goes on.
            case BAD -> Step.to(state, new Effect.Refuse(488));
          };
      case Event.PeerUpdate(Said offer) -> update(state, offer);
      case Event.Want _ ->
          wanting ? Step.to(state) : Step.to(new State.Offering(false), new Effect.SendOffer());
      case Event.RetryDue _ ->
          wanting ? Step.to(new State.Offering(false), new Effect.SendOffer()) : Step.to(state);
      case Event.PeerAck _,
          Event.NoAck _,
          Event.Taken _,
          Event.Glare _,
          Event.Refused _,
          Event.Gone _ ->
          Step.to(state);
    };
  }

  private static Step offering(boolean wanting, Event event) {
    var state = new State.Offering(wanting);
    return switch (event) {
      // §14.2: a UAS that receives an INVITE while one it has sent is in progress MUST return 491.
      case Event.PeerInvite _ -> Step.to(state, new Effect.Refuse(491));
      // RFC 3311 §5.2: an UPDATE with an offer while ours has no answer yet MUST be rejected by
      // 491.
      case Event.PeerUpdate(Said offer) ->
          offer == Said.NOTHING
              ? Step.to(state, new Effect.AnswerUpdate())
              : Step.to(state, new Effect.Refuse(491));
      case Event.Want _ -> Step.to(new State.Offering(true));
      case Event.Taken(Said answer) -> {
        Effect settle = answer == Said.BAD ? new Effect.Forget() : new Effect.Settle();
        yield after(wanting, settle);
      }
      // §14.1: 491 starts a timer of chance; then the offer is tried once more if still wanted.
      case Event.Glare _ -> Step.to(new State.BackingOff(), new Effect.BackOff());
      case Event.Refused _ -> after(wanting, new Effect.Forget());
      // §12.2.1.2, §14.1: 481, 408 or no response to a request inside the dialog: end it.
      case Event.Gone _ -> Step.to(IDLE, new Effect.Forget(), new Effect.Leave());
      case Event.PeerAck _, Event.NoAck _, Event.RetryDue _ -> Step.to(state);
    };
  }

  private static Step awaitingAck(boolean wanting, Event event) {
    var state = new State.AwaitingAck(wanting);
    return switch (event) {
      // §14.2: an INVITE on top of one that is not through: 500 with Retry-After.
      case Event.PeerInvite _ -> Step.to(state, new Effect.RefuseForNow());
      case Event.PeerUpdate(Said offer) -> update(state, offer);
      case Event.PeerAck _ -> after(wanting);
      case Event.NoAck _ -> Step.to(IDLE, new Effect.Leave());
      case Event.Want _ -> Step.to(new State.AwaitingAck(true));
      case Event.Taken _, Event.Glare _, Event.Refused _, Event.Gone _, Event.RetryDue _ ->
          Step.to(state);
    };
  }

  private static Step awaitingAnswer(boolean wanting, Event event) {
    var state = new State.AwaitingAnswer(wanting);
    return switch (event) {
      case Event.PeerInvite _ -> Step.to(state, new Effect.RefuseForNow());
      case Event.PeerUpdate(Said offer) ->
          offer == Said.NOTHING
              ? Step.to(state, new Effect.AnswerUpdate())
              : Step.to(state, new Effect.Refuse(491));
      // §13.2.1: the answer MUST be in the ACK; without a good one the session stays as it was.
      case Event.PeerAck(Said answer) ->
          after(wanting, answer == Said.GOOD ? new Effect.Settle() : new Effect.Forget());
      case Event.NoAck _ -> Step.to(IDLE, new Effect.Forget(), new Effect.Leave());
      case Event.Want _ -> Step.to(new State.AwaitingAnswer(true));
      case Event.Taken _, Event.Glare _, Event.Refused _, Event.Gone _, Event.RetryDue _ ->
          Step.to(state);
    };
  }

  private static Step update(State state, Said offer) {
    return switch (offer) {
      case NOTHING -> Step.to(state, new Effect.AnswerUpdate());
      case GOOD -> Step.to(state, new Effect.AnswerUpdate(), new Effect.Settle());
      case BAD -> Step.to(state, new Effect.Refuse(488));
    };
  }

  /// What was outstanding is through; what our side wants meanwhile follows at once.
  private static Step after(boolean wanting, Effect... done) {
    if (!wanting) {
      return Step.to(IDLE, done);
    }
    var effects = new ArrayList<>(List.of(done));
    effects.add(new Effect.SendOffer());
    return new Step(new State.Offering(false), List.copyOf(effects));
  }
}
