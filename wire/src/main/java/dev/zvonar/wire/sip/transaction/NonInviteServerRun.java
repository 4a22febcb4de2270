package dev.zvonar.wire.sip.transaction;

import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.transaction.NonInviteServer.Effect;
import dev.zvonar.wire.sip.transaction.NonInviteServer.Event;
import dev.zvonar.wire.sip.transaction.NonInviteServer.State;
import dev.zvonar.wire.sip.transaction.Transactions.Context;
import dev.zvonar.wire.sip.transport.Hop;
import org.jspecify.annotations.Nullable;

/// Carries out what [NonInviteServer] decides.
final class NonInviteServerRun implements ServerRun {
  private final Context context;
  private final String key;
  private final BaseTimers base;
  private final Hop to;
  private final TimerSet<Event> timers;
  // Written by the signalling thread alone.
  private State state = State.TRYING;
  private byte @Nullable [] last;

  NonInviteServerRun(Context context, String key, Hop to) {
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
    feed(response.isProvisional() ? Event.SAY_PROVISIONAL : Event.SAY_FINAL, response);
  }

  @Override
  public void forget() {
    timers.disarmAll();
    context.servers().remove(key);
  }

  @Override
  public boolean onRepeat(SipRequest request) {
    feed(Event.REQUEST_AGAIN, null);
    return true;
  }

  private void feed(Event event, @Nullable SipResponse response) {
    NonInviteServer.Step step = NonInviteServer.on(state, event, base);
    state = step.next();
    if (state == State.TERMINATED) {
      forget();
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
      context.wire().send(bytes, to, again ? Wire.Kind.REPEAT : Wire.Kind.OTHER);
    }
  }
}
