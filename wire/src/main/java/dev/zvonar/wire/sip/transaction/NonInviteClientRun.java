package dev.zvonar.wire.sip.transaction;

import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.transaction.NonInviteClient.Effect;
import dev.zvonar.wire.sip.transaction.NonInviteClient.Event;
import dev.zvonar.wire.sip.transaction.NonInviteClient.State;
import dev.zvonar.wire.sip.transaction.Transactions.Context;
import dev.zvonar.wire.sip.transport.Hop;
import org.jspecify.annotations.Nullable;

/// Carries out what [NonInviteClient] decides.
final class NonInviteClientRun implements ClientRun {
  private final Context context;
  private final String key;
  private final byte[] datagram;
  private final BaseTimers base;
  private final Hop to;
  private final ClientUser user;
  private final TimerSet<Event> timers;
  // Written by the signalling thread alone.
  private State state;
  private long flow;

  NonInviteClientRun(Context context, String key, Outgoing outgoing, ClientUser user) {
    this.context = context;
    this.key = key;
    this.datagram = outgoing.bytes();
    this.to = outgoing.to();
    this.base = context.timers(to);
    this.user = user;
    this.timers = new TimerSet<>(context.wheel(), Event.class, event -> feed(event, null));
    this.state = new State.Trying(base.t1Ms());
  }

  @Override
  public void start() {
    feed(Event.START, null);
  }

  @Override
  public void onResponse(SipResponse response) {
    feed(response.isProvisional() ? Event.PROVISIONAL : Event.FINAL, response);
  }

  @Override
  public void onLost(long lostFlow) {
    if (flow == lostFlow) {
      feed(Event.TRANSPORT_ERROR, null);
    }
  }

  private void send(boolean again) {
    flow = context.wire().send(datagram, to, again ? Wire.Kind.REPEAT : Wire.Kind.REQUEST);
    if (flow == Wire.REFUSED) {
      feed(Event.TRANSPORT_ERROR, null);
    }
  }

  private void feed(Event event, @Nullable SipResponse response) {
    NonInviteClient.Step step = NonInviteClient.on(state, event, base);
    state = step.next();
    if (state instanceof State.Terminated) {
      timers.disarmAll();
      context.clients().remove(key);
    } else if (state instanceof State.Completed) {
      timers.disarmAll();
    }
    for (Effect effect : step.effects()) {
      carryOut(effect, response);
    }
  }

  private void carryOut(Effect effect, @Nullable SipResponse response) {
    switch (effect) {
      case Effect.Send(boolean again) -> send(again);
      case Effect.Arm(Event timer, int ms) -> timers.arm(timer, ms);
      case Effect.Deliver _ -> {
        if (response != null) {
          user.onResponse(response);
        }
      }
      case Effect.TimedOut _ -> user.onTimeout();
      case Effect.TransportFailed _ -> user.onTransportError();
    }
  }
}
