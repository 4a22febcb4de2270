package dev.zvonar.wire.sip.transaction;

import dev.zvonar.wire.sip.message.Methods;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.transaction.InviteServer.Effect;
import dev.zvonar.wire.sip.transaction.InviteServer.Event;
import dev.zvonar.wire.sip.transaction.InviteServer.State;
import dev.zvonar.wire.sip.transaction.Transactions.Context;
import dev.zvonar.wire.sip.transport.Hop;
import org.jspecify.annotations.Nullable;

/// Carries out what [InviteServer] decides.
final class InviteServerRun implements ServerRun {
  private final Context context;
  private final String key;
  private final BaseTimers base;
  private final Hop to;
  private final TimerSet<Event> timers;
  // Written by the signalling thread alone.
  private State state = new State.Proceeding();
  private byte @Nullable [] last;

  InviteServerRun(Context context, String key, Hop to) {
    this.context = context;
    this.key = key;
    this.to = to;
    this.base = context.timers(to);
    this.timers = new TimerSet<>(context.wheel(), Event.class, event -> feed(event, null));
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public void respond(SipResponse response) {
    Event event = response.isSuccess() ? Event.SAY_SUCCESS : Event.SAY_REFUSAL;
    feed(response.isProvisional() ? Event.SAY_PROVISIONAL : event, response);
  }

  @Override
  public void forget() {
    timers.disarmAll();
    context.servers().remove(key);
  }

  @Override
  public boolean onRepeat(SipRequest request) {
    if (!request.method().equals(Methods.ACK)) {
      feed(Event.INVITE_AGAIN, null);
      return true;
    }
    // RFC 6026 §7.1: an ACK that finds the transaction in "Accepted" goes up to the user.
    boolean ours = !(state instanceof State.Accepted);
    feed(Event.ACK, null);
    return ours;
  }

  private void feed(Event event, @Nullable SipResponse response) {
    InviteServer.Step step = InviteServer.on(state, event, base);
    state = step.next();
    switch (state) {
      case State.Terminated _ -> forget();
      case State.Confirmed _ -> timers.disarmAll();
      case State.Proceeding _, State.Completed _, State.Accepted _ -> {}
    }
    for (Effect effect : step.effects()) {
      carryOut(effect, response);
    }
  }

  private void carryOut(Effect effect, @Nullable SipResponse response) {
    switch (effect) {
      case Effect.Say _ -> {
        if (response != null) {
          last = response.encode();
          send(false);
        }
      }
      case Effect.SayAgain _ -> send(true);
      case Effect.Arm(Event timer, int ms) -> timers.arm(timer, ms);
    }
  }

  private void send(boolean again) {
    byte[] bytes = last;
    if (bytes != null) {
      // A response that cannot be sent is lost like any other; the far end repeats its request.
      context.wire().send(bytes, to, again ? Wire.Kind.REPEAT : Wire.Kind.OTHER);
    }
  }
}
