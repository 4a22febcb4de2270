package dev.zvonar.wire.sip.transaction;

import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.transaction.NonInviteClient.Effect;
import dev.zvonar.wire.sip.transaction.NonInviteClient.Event;
import dev.zvonar.wire.sip.transaction.NonInviteClient.State;
import dev.zvonar.wire.sip.transaction.Transactions.Context;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// Carries out what [NonInviteClient] decides.
final class NonInviteClientRun implements ClientRun {
  private final Context context;
  private final String key;
  private final byte[] datagram;
  private final InetSocketAddress to;
  private final ClientUser user;
  private final TimerSet<Event> timers;
  // Written by the signalling thread alone.
  private State state;

  NonInviteClientRun(
      Context context, String key, SipRequest request, InetSocketAddress to, ClientUser user) {
    this.context = context;
    this.key = key;
    this.datagram = request.encode();
    this.to = to;
    this.user = user;
    this.timers = new TimerSet<>(context.wheel(), Event.class, event -> feed(event, null));
    this.state = new State.Trying(context.timers().t1Ms());
  }

  @Override
  public void start() {
    feed(Event.START, null);
  }

  @Override
  public void onResponse(SipResponse response) {
    feed(response.isProvisional() ? Event.PROVISIONAL : Event.FINAL, response);
  }

  private void feed(Event event, @Nullable SipResponse response) {
    NonInviteClient.Step step = NonInviteClient.on(state, event, context.timers());
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
      case Effect.Send(boolean again) -> {
        if (!context.wire().send(datagram, to, again)) {
          feed(Event.TRANSPORT_ERROR, null);
        }
      }
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
