package dev.zvonar.wire.sip.transaction;

import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.transaction.InviteClient.Effect;
import dev.zvonar.wire.sip.transaction.InviteClient.Event;
import dev.zvonar.wire.sip.transaction.InviteClient.State;
import dev.zvonar.wire.sip.transaction.Transactions.Context;
import dev.zvonar.wire.sip.transport.Hop;
import org.jspecify.annotations.Nullable;

/// Carries out what [InviteClient] decides.
final class InviteClientRun implements ClientRun {
  private final Context context;
  private final String key;
  private final SipRequest request;
  private final byte[] datagram;
  private final BaseTimers base;
  private final Hop to;
  private final ClientUser user;
  private final TimerSet<Event> timers;
  // Written by the signalling thread alone.
  private State state;
  private byte @Nullable [] ack;
  private long flow;

  InviteClientRun(Context context, String key, Outgoing outgoing, ClientUser user) {
    this.context = context;
    this.key = key;
    this.request = outgoing.request();
    this.datagram = outgoing.bytes();
    this.to = outgoing.to();
    this.base = context.timers(to);
    this.user = user;
    this.timers = new TimerSet<>(context.wheel(), Event.class, event -> feed(event, null));
    this.state = new State.Calling(base.t1Ms());
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

  @Override
  public void onLost(long lostFlow) {
    // Once the far end has refused, nothing is awaited but repeats, which a lost stream cannot
    // bring.
    if (flow == lostFlow && !(state instanceof State.Completed)) {
      feed(Event.TRANSPORT_ERROR, null);
    }
  }

  private void feed(Event event, @Nullable SipResponse response) {
    InviteClient.Step step = InviteClient.on(state, event, base);
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
      case Effect.Send(boolean again) -> sendInvite(again);
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
    Wire.Kind kind = ack == null ? Wire.Kind.OTHER : Wire.Kind.REPEAT;
    byte[] bytes = ack;
    if (bytes == null && refusal != null) {
      bytes = HopRequests.ack(request, refusal).encode();
      ack = bytes;
    }
    if (bytes != null) {
      // §17.1.1.3: the ACK goes where the INVITE went, by the same connection.
      send(bytes, new Hop(to.transport(), to.address(), to.name(), flow), kind);
    }
  }

  private void sendInvite(boolean again) {
    flow = send(datagram, to, again ? Wire.Kind.REPEAT : Wire.Kind.REQUEST);
  }

  private long send(byte[] bytes, Hop hop, Wire.Kind kind) {
    long by = context.wire().send(bytes, hop, kind);
    if (by == Wire.REFUSED) {
      feed(Event.TRANSPORT_ERROR, null);
    }
    return by;
  }
}
