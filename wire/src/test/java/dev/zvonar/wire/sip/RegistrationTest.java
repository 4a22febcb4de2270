package dev.zvonar.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.sip.message.CSeq;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.SipRequest;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A registration against a registrar that does as the test says.
class RegistrationTest {
  private final BlockingQueue<RegistrationState> states = new LinkedBlockingQueue<>();

  @Test
  void it_answers_the_challenge_renews_itself_and_takes_itself_back() throws Exception {
    try (var registrar = new FarEnd();
        var near = Agents.open(InboundCalls.refuseAll(480))) {
      Registration registration = near.register(request(registrar), states::add);
      SipRequest first = registrar.await("REGISTER");
      assertThat(first.headers().first("Expires")).isEqualTo("60");
      registrar.say(
          first, 401, "r", new Header("WWW-Authenticate", "Digest realm=\"r\", nonce=\"n\""));
      SipRequest second = registrar.awaitAfter(first);
      assertThat(second.headers().first("Authorization")).contains("username=\"zvonar\"");
      assertThat(second.callId()).isEqualTo(first.callId());
      // The far end's 200 names our Contact's neighbour first; its Expires of 1 s is what counts.
      registrar.say(second, 200, "r", new Header("Expires", "1"));
      assertThat(next()).isEqualTo(new RegistrationState.Registering());
      assertThat(next()).isEqualTo(new RegistrationState.Registered(Duration.ofSeconds(1)));

      SipRequest renewal = registrar.awaitAfter(second);
      assertThat(CSeq.of(renewal.headers()).number()).isEqualTo(3);
      registrar.say(renewal, 200, "r", new Header("Expires", "3600"));
      assertThat(next()).isEqualTo(new RegistrationState.Registered(Duration.ofHours(1)));

      registration.close();
      SipRequest removal = registrar.awaitAfter(renewal);
      assertThat(removal.headers().first("Expires")).isEqualTo("0");
      registrar.say(removal, 200, "r");
      assertThat(next()).isEqualTo(new RegistrationState.Closed());
    }
  }

  @Test
  void a_longer_validity_is_asked_for_when_the_registrar_wants_it() throws Exception {
    try (var registrar = new FarEnd();
        var near = Agents.open(InboundCalls.refuseAll(480))) {
      near.register(request(registrar), states::add);
      SipRequest first = registrar.await("REGISTER");
      registrar.say(first, 423, "r", new Header("Min-Expires", "1800"));
      assertThat(registrar.awaitAfter(first).headers().first("Expires")).isEqualTo("1800");
    }
  }

  @Test
  void refusal_and_silence_are_told_and_tried_again() throws Exception {
    try (var registrar = new FarEnd();
        var near = Agents.open(InboundCalls.refuseAll(480))) {
      near.register(request(registrar), states::add);
      SipRequest first = registrar.await("REGISTER");
      registrar.say(first, 403, "r");
      assertThat(next()).isEqualTo(new RegistrationState.Registering());
      assertThat(next())
          .isEqualTo(new RegistrationState.Refused(403, "Forbidden", Duration.ofMillis(50)));
      registrar.awaitAfter(first);
      assertThat(next()).isEqualTo(new RegistrationState.Unreachable(Duration.ofMillis(50)));
    }
  }

  private static RegistrationRequest request(FarEnd registrar) {
    return new RegistrationRequest(
        SipTarget.at(registrar.address()),
        "zvonar",
        "",
        new Credentials("zvonar", Secret.of("x"), ""),
        Duration.ofSeconds(60),
        Duration.ofMillis(50));
  }

  private RegistrationState next() throws InterruptedException {
    RegistrationState state = states.poll(10, TimeUnit.SECONDS);
    assertThat(state).isNotNull();
    return state;
  }
}
