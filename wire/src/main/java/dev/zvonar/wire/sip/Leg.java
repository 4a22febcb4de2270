package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.LegEnd.Ending;
import dev.zvonar.wire.sip.LegEnd.Side;
import java.util.List;

/// A call of ours as the user agent sees it, from INVITE to BYE (RFC 3261 §9, §13.2, §14, §15). Pure:
/// no clock, no socket; messages stay with the shell, the machine sees what matters of them.
final class Leg {
  /// A challenge is answered once, and once more for each stale nonce, up to this many INVITEs.
  private static final int CHALLENGES_MAX = 3;

  /// A redirection or a longer session interval is followed by another INVITE this often.
  private static final int RETRIES_MAX = 4;

  private Leg() {}

  /// What INVITEs went before: challenges answered where we call now, and other ways tried.
  record Tries(int challenges, int retries) {
    static final Tries NONE = new Tries(0, 0);

    Tries challenged() {
      return new Tries(challenges + 1, retries);
    }

    /// Another place may ask for credentials of its own.
    Tries again() {
      return new Tries(0, retries + 1);
    }
  }

  /// Where the leg stands.
  sealed interface State {
    /// INVITE sent, nothing heard.
    record Inviting(Tries tries) implements State {}

    /// A provisional response came.
    record Proceeding(Tries tries) implements State {}

    /// We want out before the answer; `sent` once the CANCEL has left.
    record Cancelling(boolean sent) implements State {}

    /// Answered by the dialog of this remote tag.
    record Confirmed(String tag) implements State {}

    /// Our BYE is under way; the leg will have ended as `ending`.
    record Terminating(String tag, Ending ending) implements State {}

    /// Over; 2xx responses that still come are answered. The tag is empty if nobody answered.
    record Ended(String tag) implements State {}
  }

  /// What may happen to it.
  sealed interface Event {
    /// Our side wants to end.
    record Hangup() implements Event {}

    /// Nobody answered in time.
    record RingTimeout() implements Event {}

    /// 100..199.
    record Provisional() implements Event {}

    /// 2xx from the dialog of this tag.
    record Success(String tag) implements Event {}

    /// 300..699 that is no challenge.
    record Refusal(int status) implements Event {}

    /// A refusal that names a way we may go: a redirection that is allowed, a longer interval.
    record OtherWay(int status) implements Event {}

    /// 401 or 407; `answerable` if we have fitting credentials, `stale` if only the nonce is old.
    record Challenge(boolean answerable, boolean stale) implements Event {}

    /// 64 T1 went by without any response.
    record NoResponse() implements Event {}

    /// The INVITE could not be sent.
    record TransportFailed() implements Event {}

    /// 64 T1 went by after our CANCEL.
    record CancelTimeout() implements Event {}

    /// The far end's BYE, inside the dialog of this tag: of several phones that answered, only the
    /// BYE of the one we talk to ends the leg.
    record PeerBye(String tag) implements Event {}

    /// Another request of the far end inside the dialog of this tag.
    record PeerRequest(String tag) implements Event {}

    /// Our BYE got its final response, or none in time.
    record ByeOver() implements Event {}
  }

  /// What is to be done.
  sealed interface Effect {
    /// Send the INVITE again as the response at hand wants it, with a new branch and CSeq + 1.
    record InviteAgain() implements Effect {}

    /// Send CANCEL and wait 64 T1 for the end.
    record SendCancel() implements Effect {}

    /// Acknowledge the 2xx of this tag.
    record SendAck(String tag) implements Effect {}

    /// End the dialog of this tag.
    record SendBye(String tag) implements Effect {}

    /// Answer the request at hand.
    record Answer(int status) implements Effect {}

    /// Let the dialog take the request at hand.
    record PassInside() implements Effect {}

    /// Tell the listener of the provisional response at hand.
    record ReportProgress() implements Effect {}

    /// Tell the listener that the call is up.
    record ReportAnswered() implements Effect {}

    /// Tell the listener that it is over; nothing follows.
    record End(Side by, Ending ending) implements Effect {}
  }

  /// The next state and what to do on the way.
  record Step(State next, List<Effect> effects) {
    static Step to(State next, Effect... effects) {
      return new Step(next, List.of(effects));
    }
  }

  /// Where every leg begins: the shell has sent the INVITE.
  static State first() {
    return new State.Inviting(Tries.NONE);
  }

  /// Advances the leg by one event; an event that means nothing in `state` leaves it as it is.
  static Step on(State state, Event event) {
    return switch (state) {
      case State.Inviting(Tries tries) -> inviting(tries, event);
      case State.Proceeding(Tries tries) -> proceeding(tries, event);
      case State.Cancelling(boolean sent) -> cancelling(sent, event);
      case State.Confirmed(String tag) -> confirmed(tag, event);
      case State.Terminating(String tag, Ending ending) -> terminating(tag, ending, event);
      case State.Ended(String tag) -> ended(tag, event);
    };
  }

  private static Step inviting(Tries tries, Event event) {
    return switch (event) {
      case Event.Provisional _ -> Step.to(new State.Proceeding(tries), new Effect.ReportProgress());
      // §9.1: if no provisional response has been received, the CANCEL request MUST NOT be sent;
      // rather, the client MUST wait for the arrival of a provisional response.
      case Event.Hangup _, Event.RingTimeout _ -> Step.to(new State.Cancelling(false));
      case Event.NoResponse _ -> end(Side.NOBODY, Ending.TIMED_OUT);
      case Event.TransportFailed _ -> end(Side.US, Ending.TRANSPORT_FAILED);
      case Event.Success _,
          Event.Refusal _,
          Event.OtherWay _,
          Event.Challenge _,
          Event.CancelTimeout _,
          Event.PeerBye _,
          Event.PeerRequest _,
          Event.ByeOver _ ->
          unanswered(new State.Inviting(tries), tries, event);
    };
  }

  private static Step proceeding(Tries tries, Event event) {
    var state = new State.Proceeding(tries);
    return switch (event) {
      case Event.Provisional _ -> Step.to(state, new Effect.ReportProgress());
      case Event.Hangup _, Event.RingTimeout _ ->
          Step.to(new State.Cancelling(true), new Effect.SendCancel());
      case Event.TransportFailed _ -> end(Side.US, Ending.TRANSPORT_FAILED);
      case Event.Success _,
          Event.Refusal _,
          Event.OtherWay _,
          Event.Challenge _,
          Event.NoResponse _,
          Event.CancelTimeout _,
          Event.PeerBye _,
          Event.PeerRequest _,
          Event.ByeOver _ ->
          unanswered(state, tries, event);
    };
  }

  /// What Inviting and Proceeding have in common.
  private static Step unanswered(State state, Tries tries, Event event) {
    return switch (event) {
      // §13.2.2.4: the UAC core MUST generate an ACK for each 2xx.
      case Event.Success(String tag) ->
          Step.to(new State.Confirmed(tag), new Effect.SendAck(tag), new Effect.ReportAnswered());
      case Event.Refusal _ -> end(Side.THEM, Ending.REFUSED);
      // §13.2.2.2: redirections may be followed; only where the caller of ours allowed it.
      case Event.OtherWay _ when tries.retries() < RETRIES_MAX ->
          Step.to(new State.Inviting(tries.again()), new Effect.InviteAgain());
      case Event.OtherWay _ -> end(Side.THEM, Ending.REFUSED);
      // §22.3: resubmit with credentials; never again the same ones unless the nonce was stale.
      case Event.Challenge(boolean answerable, boolean stale)
          when answerable && tries.challenges() < (stale ? CHALLENGES_MAX : 1) ->
          Step.to(new State.Inviting(tries.challenged()), new Effect.InviteAgain());
      case Event.Challenge _ -> end(Side.THEM, Ending.CHALLENGE_FAILED);
      // §12.2.2: a request that matches no confirmed dialog gets 481.
      case Event.PeerBye _ -> Step.to(state, new Effect.Answer(481));
      // RFC 3262 §3, RFC 3311 §5: an early dialog takes requests once it is there.
      case Event.PeerRequest _ -> Step.to(state, new Effect.PassInside());
      case Event.Hangup _,
          Event.RingTimeout _,
          Event.Provisional _,
          Event.NoResponse _,
          Event.TransportFailed _,
          Event.CancelTimeout _,
          Event.ByeOver _ ->
          Step.to(state);
    };
  }

  private static Step cancelling(boolean sent, Event event) {
    return switch (event) {
      case Event.Provisional _ ->
          sent
              ? Step.to(new State.Cancelling(true))
              : Step.to(new State.Cancelling(true), new Effect.SendCancel());
      // §9.1, §15: a 2xx may cross the CANCEL; the dialog is up then and must be ended by BYE.
      case Event.Success(String tag) ->
          Step.to(
              new State.Terminating(tag, Ending.CANCELLED),
              new Effect.SendAck(tag),
              new Effect.SendBye(tag));
      case Event.Refusal(int status) when status != 487 -> end(Side.THEM, Ending.REFUSED);
      case Event.Refusal _, Event.OtherWay _, Event.Challenge _ -> end(Side.US, Ending.CANCELLED);
      // §9.1: without a final response within 64*T1 the client SHOULD consider it cancelled.
      case Event.CancelTimeout _ -> end(Side.US, Ending.CANCELLED);
      case Event.NoResponse _ -> end(Side.NOBODY, Ending.TIMED_OUT);
      case Event.TransportFailed _ -> end(Side.US, Ending.TRANSPORT_FAILED);
      case Event.PeerBye _, Event.PeerRequest _ ->
          Step.to(new State.Cancelling(sent), new Effect.Answer(481));
      case Event.Hangup _, Event.RingTimeout _, Event.ByeOver _ ->
          Step.to(new State.Cancelling(sent));
    };
  }

  private static Step confirmed(String tag, Event event) {
    var state = new State.Confirmed(tag);
    return switch (event) {
      case Event.Hangup _ ->
          Step.to(new State.Terminating(tag, Ending.COMPLETED), new Effect.SendBye(tag));
      case Event.Success(String other) -> furtherSuccess(state, tag, other);
      // The BYE of a fork that we have left already crosses ours.
      case Event.PeerBye(String other) when !other.equals(tag) ->
          Step.to(state, new Effect.Answer(200));
      case Event.PeerRequest(String other) when !other.equals(tag) ->
          Step.to(state, new Effect.Answer(481));
      // §15.1.2: a UAS core receiving a BYE for an existing dialog answers 2xx and ends.
      case Event.PeerBye _ ->
          Step.to(
              new State.Ended(tag),
              new Effect.Answer(200),
              new Effect.End(Side.THEM, Ending.COMPLETED));
      case Event.PeerRequest _ -> Step.to(state, new Effect.PassInside());
      case Event.RingTimeout _,
          Event.Provisional _,
          Event.Refusal _,
          Event.OtherWay _,
          Event.Challenge _,
          Event.NoResponse _,
          Event.TransportFailed _,
          Event.CancelTimeout _,
          Event.ByeOver _ ->
          Step.to(state);
    };
  }

  private static Step terminating(String tag, Ending ending, Event event) {
    var state = new State.Terminating(tag, ending);
    return switch (event) {
      case Event.ByeOver _ -> Step.to(new State.Ended(tag), new Effect.End(Side.US, ending));
      case Event.Success(String other) -> furtherSuccess(state, tag, other);
      // Both said BYE at once: theirs is answered, ours will be.
      case Event.PeerBye _ -> Step.to(state, new Effect.Answer(200));
      case Event.PeerRequest _ -> Step.to(state, new Effect.Answer(481));
      case Event.Hangup _,
          Event.RingTimeout _,
          Event.Provisional _,
          Event.Refusal _,
          Event.OtherWay _,
          Event.Challenge _,
          Event.NoResponse _,
          Event.TransportFailed _,
          Event.CancelTimeout _ ->
          Step.to(state);
    };
  }

  private static Step ended(String tag, Event event) {
    var state = new State.Ended(tag);
    return switch (event) {
      case Event.Success(String other) -> furtherSuccess(state, tag, other);
      case Event.PeerBye _, Event.PeerRequest _ -> Step.to(state, new Effect.Answer(481));
      case Event.Hangup _,
          Event.RingTimeout _,
          Event.Provisional _,
          Event.Refusal _,
          Event.OtherWay _,
          Event.Challenge _,
          Event.NoResponse _,
          Event.TransportFailed _,
          Event.CancelTimeout _,
          Event.ByeOver _ ->
          Step.to(state);
    };
  }

  private static Step furtherSuccess(State state, String tag, String other) {
    // §13.2.2.4: a repeated 2xx gets the same ACK again; the 2xx of another fork, which we do not
    // want, is acknowledged and its dialog ended by BYE.
    return other.equals(tag)
        ? Step.to(state, new Effect.SendAck(tag))
        : Step.to(state, new Effect.SendAck(other), new Effect.SendBye(other));
  }

  private static Step end(Side by, Ending ending) {
    return Step.to(new State.Ended(""), new Effect.End(by, ending));
  }
}
