package dev.zvonar.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.sip.dialog.Redirection;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.Headers;
import dev.zvonar.wire.sip.message.MalformedSip;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipUri;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Redirections: followed where that was allowed, and nowhere else.
class RedirectTest {
  private final LegLog log = new LegLog();
  private FarEnd far;
  private FarEnd other;
  private UserAgent near;

  @BeforeEach
  void setup() throws Exception {
    far = new FarEnd();
    other = new FarEnd();
    near = Agents.open(InboundCalls.refuseAll(480));
  }

  @AfterEach
  void close() {
    far.close();
    other.close();
    near.close();
  }

  private SipRequest called(Redirects redirects) throws Exception {
    near.call(Agents.to(far.address()).with(CallOptions.NONE.withRedirects(redirects)), log);
    return far.await("INVITE");
  }

  private String at(FarEnd end, String user) {
    return "sip:" + user + "@127.0.0.1:" + end.address().getPort();
  }

  private void redirect(FarEnd from, SipRequest invite, String contacts) throws Exception {
    from.redirect(invite, 302, contacts);
    from.await("ACK");
  }

  @Test
  void no_redirection_is_followed_unless_asked_for() throws Exception {
    redirect(far, called(Redirects.NONE), "<" + at(other, "7900") + ">");
    assertThat(log.awaitEnd().status()).isEqualTo(302);
  }

  @Test
  void a_place_that_is_not_allowed_is_never_called() throws Exception {
    var elsewhere = new Redirects(3, List.of(SipTarget.at(far.address())));
    redirect(far, called(elsewhere), "<" + at(other, "premium") + ">");
    assertThat(log.awaitEnd().status()).isEqualTo(302);
  }

  @Test
  void the_best_allowed_place_is_called_and_to_stays() throws Exception {
    var allowed = new Redirects(3, List.of(SipTarget.at(other.address())));
    SipRequest first = called(allowed);
    redirect(
        far,
        first,
        "<tel:+1900>, <"
            + at(other, "worse")
            + ">;q=0.2, <"
            + at(other, "better")
            + ";evil=1?Replaces=x>;q=0.9");
    SipRequest second = other.await("INVITE");
    assertThat(second.uri().toString()).isEqualTo(at(other, "better"));
    assertThat(second.headers().require("To")).isEqualTo(first.headers().require("To"));
    assertThat(second.headers().require("CSeq")).isEqualTo("2 INVITE");
    other.say(second, 200, "o1", Agents.ANSWER);
    assertThat(other.await("ACK").headers().require("CSeq")).isEqualTo("2 ACK");
    log.awaitAnswered();
  }

  @Test
  void a_loop_ends_the_call() throws Exception {
    var allowed =
        new Redirects(3, List.of(SipTarget.at(far.address()), SipTarget.at(other.address())));
    SipRequest first = called(allowed);
    redirect(far, first, "<" + at(other, "b") + ">");
    SipRequest second = other.await("INVITE");
    redirect(other, second, "<" + first.uri() + ">, <" + at(other, "b") + ">");
    assertThat(log.awaitEnd().status()).isEqualTo(302);
  }

  @Test
  void no_more_than_three_hops_are_followed() throws MalformedSip {
    Redirection way = Redirection.from(SipUri.sip("a", "h", 5060));
    for (int i = 1; i <= 3; i++) {
      way = way.follow(302, to("<sip:u" + i + "@h>"), 3, _ -> true).orElseThrow().after();
    }
    assertThat(way.follow(302, to("<sip:u4@h>"), 3, _ -> true)).isEmpty();
    assertThat(Redirection.from(SipUri.sip("a", "h", 5060)))
        .satisfies(fresh -> {
          assertThat(fresh.follow(305, to("<sip:u@h>"), 3, _ -> true)).isEmpty();
          assertThat(fresh.follow(302, to("<sips:u@h>"), 3, _ -> true)).isEmpty();
          assertThat(fresh.follow(302, to("<sip:a@H:5060>"), 3, _ -> true)).isEmpty();
          assertThat(fresh.follow(302, to("garbage<<"), 3, _ -> true)).isEmpty();
        });
  }

  private static Headers to(String contact) {
    return Headers.of(List.of(new Header("Contact", contact)));
  }
}
