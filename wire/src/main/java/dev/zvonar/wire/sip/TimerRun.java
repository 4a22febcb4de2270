package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.dialog.SessionTerms;
import dev.zvonar.wire.sip.dialog.SessionTimer;
import dev.zvonar.wire.sip.dialog.SessionTimer.Effect;
import dev.zvonar.wire.sip.dialog.SessionTimer.Event;
import dev.zvonar.wire.sip.dialog.SessionTimer.State;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.Headers;
import dev.zvonar.wire.sip.message.Methods;
import dev.zvonar.wire.sip.message.Reason;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.transaction.TimerWheel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Carries out what [SessionTimer] decides for one dialog. Belongs to the signalling thread.
final class TimerRun {
  private static final Reason EXPIRED = new Reason(Reason.SIP, 408, "Session timer expired");

  private final Inside.Place place;
  private final Runnable byInvite;
  // Written by the signalling thread alone.
  private State state = SessionTimer.begin();
  private int intervalS;
  private boolean takesUpdate;
  private boolean stopped;
  private TimerWheel.@Nullable Timer due;
  private TimerWheel.@Nullable Timer expiry;

  /// @param byInvite refreshes by an INVITE with the session as it is
  @SuppressWarnings("MissingSummary") // The parameter says it all.
  TimerRun(Inside.Place place, Runnable byInvite) {
    this.place = place;
    this.byInvite = byInvite;
    this.intervalS = place.agent().settings().sessionTimes().intervalS();
  }

  /// Notes what the far end can do, by a message of its own.
  void note(Headers headers) {
    List<String> allowed = headers.list(HeaderName.ALLOW);
    takesUpdate = allowed.isEmpty() ? takesUpdate : allowed.contains(Methods.UPDATE);
  }

  /// What a re-INVITE or UPDATE of ours asks for: the roles stay as they are (RFC 4028 §7.4).
  List<Header> asking() {
    int minimumS = place.agent().settings().sessionTimes().minimumS();
    return switch (state) {
      case State.Off _ -> List.of();
      case State.Refreshing _, State.Asking _ ->
          SessionTerms.asking(intervalS, minimumS, ";refresher=uac");
      case State.Watching(int agreedS) -> SessionTerms.asking(agreedS, minimumS, ";refresher=uas");
    };
  }

  /// Takes the terms of a 2xx to a request of ours.
  void succeeded(SipResponse success) {
    note(success.headers());
    SessionTerms terms = SessionTerms.ofSuccess(success.headers());
    agree(terms.intervalS(), terms.byClient());
  }

  /// Takes a refusal of such a request: nothing is refreshed by it.
  void failed(@Nullable SipResponse refusal) {
    if (refusal != null && refusal.status() == 422) {
      intervalS = SessionTerms.raised(refusal.headers(), intervalS).orElse(intervalS);
    }
    feed(new Event.Failed());
  }

  /// Whether a request of theirs asks for too short an interval.
  boolean refuses(SipRequest request) {
    int minimumS = place.agent().settings().sessionTimes().minimumS();
    return SessionTerms.tooBrief(request.headers(), minimumS);
  }

  /// Sets the terms that our 2xx to this request names, and gives its headers.
  List<Header> accept(SipRequest request) {
    note(request.headers());
    SessionTimes times = place.agent().settings().sessionTimes();
    SessionTerms terms =
        SessionTerms.answering(request.headers(), times.intervalS(), times.minimumS());
    agree(terms.intervalS(), !terms.byClient());
    return terms.answer();
  }

  private void agree(int seconds, boolean ours) {
    intervalS = seconds > 0 ? seconds : intervalS;
    feed(new Event.Agreed(seconds, ours));
  }

  void stop() {
    stopped = true;
    disarmBoth();
  }

  private void disarmBoth() {
    disarm(due);
    disarm(expiry);
  }

  private void feed(Event event) {
    if (stopped) {
      return;
    }
    SessionTimer.Step step = SessionTimer.on(state, event);
    state = step.next();
    for (Effect effect : step.effects()) {
      carryOut(effect);
    }
  }

  private void carryOut(Effect effect) {
    switch (effect) {
      case Effect.Disarm _ -> disarmBoth();
      case Effect.ArmDue(long ms) -> due = arm(ms, new Event.Due());
      case Effect.ArmExpiry(long ms) -> expiry = arm(ms, new Event.Expired());
      case Effect.Refresh _ -> refresh();
      case Effect.Leave _ -> place.owner().leaving().leave(EXPIRED);
    }
  }

  private TimerWheel.Timer arm(long ms, Event event) {
    return place.agent().wheel().arm(ms, () -> feed(event));
  }

  private static void disarm(TimerWheel.@Nullable Timer timer) {
    if (timer != null) {
      timer.disarm();
    }
  }

  private void refresh() {
    if (!takesUpdate) {
      byInvite.run();
      return;
    }
    var headers = new ArrayList<Header>(4);
    headers.add(place.contact());
    headers.add(Endpoint.SUPPORTS);
    headers.addAll(asking());
    // §7.4: an UPDATE without an offer is the light way, where the far end allows it.
    place.ask(DialogRequest.What.plain(Methods.UPDATE, headers), this::updated);
  }

  private void updated(@Nullable SipResponse response) {
    if (response == null || response.status() == 481 || response.status() == 408) {
      feed(new Event.Expired());
    } else if (response.isSuccess()) {
      place.dialog().refresh(response.headers());
      succeeded(response);
    } else {
      failed(response);
    }
  }
}
