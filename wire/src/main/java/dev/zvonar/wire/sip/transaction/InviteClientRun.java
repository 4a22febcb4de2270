package dev.zvonar.wire.sip.transaction;

import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.transaction.InviteClient.Effect;
import dev.zvonar.wire.sip.transaction.InviteClient.Event;
import dev.zvonar.wire.sip.transaction.InviteClient.State;
import dev.zvonar.wire.sip.transaction.Transactions.Context;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// Carries out what [InviteClient] decides.
final class InviteClientRun implements ClientRun {
  private final Context context;
  private final String key;
  private final SipRequest request;
  private final byte[] datagram;
  private final InetSocketAddress to;
  private final ClientUser user;
  private final TimerSet<Event> timers;
  // Written by the signalling thread alone.
  private State state;
  private byte @Nullable [] ack;

  InviteClientRun(
      Context context, String key, SipRequest request, InetSocketAddress to, ClientUser user) {
    this.context = context;
    this.key = key;
    this.request = request;
    this.datagram = request.encode();
    this.to = to;
    this.user = user;
    this.timers = new TimerSet<>(context.wheel(), Event.class, event -> feed(event, null));
    this.state = new State.Calling(context.timers().t1Ms());
  }

  @Override
  public void start() {
    feed(Event.START, null);
  }

  @Override
  public void onResponse(SipResponse response) {
    Event event = response.isSuccess() ? Event.SUCCESS : Event.REFUSAL;
    feed(response.isProvisional() ? Event.PROVISIONAL : event, response);
  }

  private void feed(Event event, @Nullable SipResponse response) {
    InviteClient.Step step = InviteClient.on(state, event, context.timers());
    state = step.next();
    if (state instanceof State.Terminated) {
      timers.disarmAll();
      context.clients().remove(key);
    }
    for (Effect effect : step.effects()) {
      carryOut(effect, response);
    }
  }

  private void carryOut(Effect effect, @Nullable SipResponse response) {
    switch (effect) {
      case Effect.Send(boolean again) -> send(datagram, again);
      case Effect.Arm(Event timer, int ms) -> timers.arm(timer, ms);
      case Effect.Acknowledge _ -> acknowledge(response);
      case Effect.Deliver _ -> {
        if (response != null) {
          user.onResponse(response);
        }
      }
      case Effect.TimedOut _ -> user.onTimeout();
      case Effect.TransportFailed _ -> user.onTransportError();
    }
  }

  private void acknowledge(@Nullable SipResponse refusal) {
    boolean again = ack != null;
    byte[] bytes = ack;
    if (bytes == null && refusal != null) {
      bytes = HopRequests.ack(request, refusal).encode();
      ack = bytes;
    }
    if (bytes != null) {
      send(bytes, again);
    }
  }

  private void send(byte[] bytes, boolean again) {
    if (!context.wire().send(bytes, to, again)) {
      feed(Event.TRANSPORT_ERROR, null);
    }
  }
}
