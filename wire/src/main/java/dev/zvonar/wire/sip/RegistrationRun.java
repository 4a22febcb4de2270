package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.RegistrationCycle.Effect;
import dev.zvonar.wire.sip.RegistrationCycle.Event;
import dev.zvonar.wire.sip.RegistrationCycle.State;
import dev.zvonar.wire.sip.message.DigestChallenge;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.Headers;
import dev.zvonar.wire.sip.message.Methods;
import dev.zvonar.wire.sip.message.RetryAfter;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.message.SipUri;
import dev.zvonar.wire.sip.transaction.ClientUser;
import dev.zvonar.wire.sip.transaction.TimerWheel;
import dev.zvonar.wire.sip.transport.Hop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Carries out what [RegistrationCycle] decides. Belongs to the signalling thread, but for [#close].
final class RegistrationRun implements Registration {
  private final Agent agent;
  private final RegistrationRequest request;
  private final Consumer<RegistrationState> changed;
  private final SipUri registrar;
  private final SipUri address;
  // Written by the signalling thread alone.
  private State state = new State.Asking(0);
  private String callId = "";
  private long sequence;
  private long askedExpiresS;
  private String reason = "";
  private @Nullable DigestChallenge challenge;
  private TimerWheel.@Nullable Timer timer;
  private TimerWheel.@Nullable Timer keepAliveTimer;
  private @Nullable Hop hop;

  RegistrationRun(Agent agent, RegistrationRequest request, Consumer<RegistrationState> changed) {
    this.agent = agent;
    this.request = request;
    this.changed = changed;
    SipTarget target = request.registrar();
    boolean sameDomain = request.domain().isEmpty();
    // §10.2: the request URI names the domain of the location service, without a user.
    this.registrar = sameDomain ? target.uri("") : SipUri.sip("", request.domain(), -1);
    this.address = SipUri.sip(request.user(), registrar.host(), registrar.port());
    this.askedExpiresS = request.expires().toSeconds();
  }

  void start() {
    // §10.2: all registrations of a client to one registrar SHOULD use the same Call-ID.
    callId = agent.tokens().token();
    tell(new RegistrationState.Registering());
    send(askedExpiresS);
  }

  @Override
  public void close() {
    agent.post(() -> feed(new Event.Close()));
  }

  private void feed(Event event) {
    RegistrationCycle.Step step = RegistrationCycle.on(state, event);
    state = step.next();
    for (Effect effect : step.effects()) {
      carryOut(effect);
    }
  }

  private void carryOut(Effect effect) {
    switch (effect) {
      case Effect.Register _ -> send(askedExpiresS);
      case Effect.AskFor(long expiresS) -> askedExpiresS = expiresS;
      case Effect.Unregister _ -> {
        disarm(timer);
        send(0);
      }
      case Effect.Arm(long ms) -> {
        disarm(timer);
        timer = agent.wheel().arm(ms, () -> feed(new Event.Due()));
      }
      case Effect.ReportBound(long expiresS) -> {
        armKeepAlive();
        tell(new RegistrationState.Registered(Duration.ofSeconds(expiresS)));
      }
      case Effect.ReportRefused(int status, long pauseMs) -> {
        disarm(keepAliveTimer);
        tell(new RegistrationState.Refused(status, reason, Duration.ofMillis(pauseMs)));
      }
      case Effect.ReportUnreachable(long pauseMs) -> {
        disarm(keepAliveTimer);
        tell(new RegistrationState.Unreachable(Duration.ofMillis(pauseMs)));
      }
      case Effect.ReportClosed _ -> {
        disarm(timer);
        disarm(keepAliveTimer);
        tell(new RegistrationState.Closed());
      }
    }
  }

  private void send(long expiresS) {
    sequence++;
    String tag = agent.tokens().token();
    var credentials = new ArrayList<Header>(1);
    authorize(credentials);
    new Sending(agent, attempt -> written(attempt, expiresS, tag, credentials), new Hearer())
        .to(request.registrar());
  }

  private SipRequest written(
      Sending.Attempt attempt, long expiresS, String tag, List<Header> credentials) {
    hop = attempt.hop();
    Endpoint endpoint = agent.endpoint();
    var lines = new ArrayList<Header>(12);
    lines.add(attempt.via());
    lines.add(new Header(HeaderName.MAX_FORWARDS, "70"));
    Header route = request.registrar().route();
    if (route != null) {
      lines.add(route);
    }
    lines.add(new Header(HeaderName.FROM, "<" + address + ">;tag=" + tag));
    lines.add(new Header(HeaderName.TO, "<" + address + ">"));
    lines.add(new Header(HeaderName.CALL_ID, callId));
    lines.add(new Header(HeaderName.CSEQ, sequence + " " + Methods.REGISTER));
    lines.add(new Header(HeaderName.CONTACT, endpoint.contact(address.user(), attempt.home())));
    lines.add(new Header(HeaderName.EXPIRES, Long.toString(expiresS)));
    lines.addAll(credentials);
    endpoint.introduce(lines, HeaderName.USER_AGENT);
    return new SipRequest(Methods.REGISTER, registrar, Headers.of(lines), Responses.NO_BODY);
  }

  private void authorize(List<Header> lines) {
    DigestChallenge asked = challenge;
    Credentials credentials = request.credentials();
    if (asked != null && credentials != null) {
      String nonce = agent.tokens().token();
      lines.add(
          Challenges.answer(asked, credentials, Methods.REGISTER, registrar.toString(), nonce));
      // The nonce is used once; the next REGISTER waits to be asked again.
      challenge = null;
    }
  }

  /// Hears of one REGISTER.
  private final class Hearer implements ClientUser {
    @Override
    public void onResponse(SipResponse response) {
      if (!response.isProvisional()) {
        reason = response.reason();
        feed(eventOf(response));
      }
    }

    @Override
    public void onTimeout() {
      feed(new Event.NoAnswer(request.retryAfterFailure().toMillis()));
    }

    @Override
    public void onTransportError() {
      feed(new Event.NoAnswer(request.retryAfterFailure().toMillis()));
    }
  }

  private Event eventOf(SipResponse response) {
    if (response.isSuccess()) {
      return new Event.Accepted(Bindings.expiresS(response, address.user(), askedExpiresS));
    }
    if (Challenges.isChallenge(response)) {
      challenge = Challenges.answerable(response, request.credentials());
      return new Event.Challenge(challenge != null, challenge != null && challenge.stale());
    }
    long minExpiresS = Bindings.minExpiresS(response);
    if (response.status() == 423 && minExpiresS > 0) {
      return new Event.TooBrief(minExpiresS);
    }
    Duration asked = RetryAfter.of(response.headers());
    Duration pause = asked == null ? request.retryAfterFailure() : asked;
    return new Event.Refused(response.status(), Math.max(1, pause.toMillis()));
  }

  private void tell(RegistrationState now) {
    agent.loop().guarded(() -> changed.accept(now));
  }

  /// Keeps the way by which the registration went open, for as long as it holds.
  private void armKeepAlive() {
    disarm(keepAliveTimer);
    keepAliveTimer = agent.wheel().arm(request.keepAlive().toMillis(), this::keepAlive);
  }

  private void keepAlive() {
    Hop registered = hop;
    if (registered != null) {
      agent.loop().keepAlive(registered);
      armKeepAlive();
    }
  }

  private static void disarm(TimerWheel.@Nullable Timer running) {
    if (running != null) {
      running.disarm();
    }
  }
}
