package dev.zvonar.wire.sip.transaction;

import dev.zvonar.wire.sip.message.CSeq;
import dev.zvonar.wire.sip.message.MalformedSip;
import dev.zvonar.wire.sip.message.Methods;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.message.Via;
import dev.zvonar.wire.sip.transport.Hop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All transactions of one user agent. Belongs to the signalling thread.
public final class Transactions {
  private final Context context;
  private final ServerUser user;
  private final int serversMax;

  /// What every transaction needs.
  record Context(
      BaseTimers unreliable,
      BaseTimers reliable,
      TimerWheel wheel,
      Wire wire,
      Map<String, ClientRun> clients,
      Map<String, ServerRun> servers) {
    /// The timers of the hop's transport.
    BaseTimers timers(Hop hop) {
      return hop.transport().reliable() ? reliable : unreliable;
    }
  }

  /// An empty table.
  ///
  /// @param serversMax most server transactions at once; a request above it is dropped
  public Transactions(
      BaseTimers timers, TimerWheel wheel, Wire wire, ServerUser user, int serversMax) {
    this.context =
        new Context(timers, timers.overStreams(), wheel, wire, new HashMap<>(), new HashMap<>());
    this.user = user;
    this.serversMax = serversMax;
  }

  /// Starts a client transaction. The request's top Via carries `branch`.
  public void start(Outgoing outgoing, String branch, ClientUser hearer) {
    String method = outgoing.request().method();
    String key = clientKey(branch, method);
    ClientRun run =
        method.equals(Methods.INVITE)
            ? new InviteClientRun(context, key, outgoing, hearer)
            : new NonInviteClientRun(context, key, outgoing, hearer);
    context.clients().put(key, run);
    run.start();
  }

  /// Takes a response; false when no transaction waits for it.
  public boolean onResponse(SipResponse response) throws MalformedSip {
    String branch = Via.top(response.headers()).branch();
    if (branch == null) {
      return false;
    }
    ClientRun run = context.clients().get(clientKey(branch, CSeq.of(response.headers()).method()));
    if (run == null) {
      return false;
    }
    run.onResponse(response);
    return true;
  }

  /// A connection is gone: those who wait for an answer by it hear of a transport error.
  public void onLost(long flow) {
    new ArrayList<>(context.clients().values()).forEach(run -> run.onLost(flow));
  }

  /// Takes a request; false when it was dropped for want of room.
  public boolean onRequest(SipRequest request, Hop from) throws MalformedSip {
    Via top = Via.top(request.headers());
    boolean ack = request.method().equals(Methods.ACK);
    String key = Arrival.key(request, top, ack ? Methods.INVITE : request.method());
    ServerRun run = context.servers().get(key);
    if (run != null && run.onRepeat(request)) {
      return true;
    }
    if (ack) {
      user.onAck(request);
      return true;
    }
    if (context.servers().size() >= serversMax) {
      return false;
    }
    begin(request, top, from, key);
    return true;
  }

  private void begin(SipRequest request, Via top, Hop from, String key) {
    Hop replyTo = Arrival.replyTo(top, from);
    ServerRun run =
        request.method().equals(Methods.INVITE)
            ? new InviteServerRun(context, key, replyTo)
            : new NonInviteServerRun(context, key, replyTo);
    context.servers().put(key, run);
    user.onRequest(Arrival.stamp(request, top, from.address()), from, run);
  }

  /// The transaction that a CANCEL is about (RFC 3261 §9.2), or null.
  public @Nullable ServerTransaction cancelled(SipRequest cancel) throws MalformedSip {
    Via top = Via.top(cancel.headers());
    return context.servers().get(Arrival.key(cancel, top, Methods.INVITE));
  }

  /// Transactions alive.
  public int live() {
    return context.clients().size() + context.servers().size();
  }

  private static String clientKey(String branch, String method) {
    // RFC 3261 §17.1.3: branch and the method of CSeq, since a CANCEL shares the INVITE's branch.
    return method.equals(Methods.CANCEL) ? branch + '!' : branch;
  }
}
