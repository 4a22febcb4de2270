package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.locate.DnsNames;
import dev.zvonar.wire.sip.transaction.TimerWheel;
import dev.zvonar.wire.sip.transaction.Transactions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What legs and registrations share. Belongs to the signalling thread, but for [#post].
final class Agent {
  private final UserAgentSettings settings;
  private final Endpoint endpoint;
  private final SignallingLoop loop;
  private final Transactions transactions;
  private final Tokens tokens = new Tokens();
  private final Locator locator;
  private final Map<String, LiveLeg> legs = new HashMap<>();

  Agent(UserAgentSettings settings, Endpoint endpoint, SignallingLoop loop, InboundCalls inbound) {
    this.settings = settings;
    this.endpoint = endpoint;
    this.loop = loop;
    this.locator = new Locator(loop, new DnsNames(settings.dnsServers()));
    var desk = new InboundDesk(this, inbound);
    // Calls, their BYEs and stray requests: a few transactions a leg, kept for 64 T1.
    int serversMax = 8 * settings.legsMax() + 1_024;
    this.transactions =
        new Transactions(settings.timers().base(), loop.wheel(), loop, desk, serversMax);
  }

  UserAgentSettings settings() {
    return settings;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  Transactions transactions() {
    return transactions;
  }

  TimerWheel wheel() {
    return loop.wheel();
  }

  Tokens tokens() {
    return tokens;
  }

  Locator locator() {
    return locator;
  }

  Tally tally() {
    return loop.tally();
  }

  SignallingLoop loop() {
    return loop;
  }

  /// Lets the signalling thread do this; any thread.
  void post(Runnable command) {
    loop.post(command);
  }

  /// Takes a leg in; false when there is no room, the agent closes, or its Call-ID is taken.
  boolean admit(LiveLeg leg) {
    if (legs.size() >= settings.legsMax() || loop.isClosing()) {
      return false;
    }
    if (legs.putIfAbsent(leg.callId(), leg) != null) {
      return false;
    }
    tally().legsTotal.increment();
    loop.legsLive(legs.size());
    return true;
  }

  void forget(LiveLeg leg) {
    legs.remove(leg.callId(), leg);
    loop.legsLive(legs.size());
  }

  @Nullable LiveLeg leg(String callId) {
    return legs.get(callId);
  }

  boolean isIdle() {
    return legs.isEmpty();
  }

  void leaveAll() {
    List.copyOf(legs.values()).forEach(LiveLeg::leave);
  }

  void abandonAll() {
    List.copyOf(legs.values()).forEach(LiveLeg::abandon);
  }

  /// Runs a listener's code; its failure is counted and logged, never the leg's.
  void guard(Runnable code) {
    loop.guarded(code);
  }

  /// Tells a listener; its failure is counted and logged, never the leg's.
  void tell(LegListener listener, LegEvent event) {
    loop.guarded(() -> listener.on(event));
  }
}
