package dev.zvonar.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.sip.CallerIdentity.Privacy;
import dev.zvonar.wire.sip.CallerIdentity.Told;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.Headers;
import dev.zvonar.wire.sip.message.Overload;
import dev.zvonar.wire.sip.message.Reason;
import dev.zvonar.wire.sip.message.SipRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a call says about itself beyond the usual: identity, privacy, reasons, load.
class CallHeadersTest {
  private final LegLog log = new LegLog();
  private FarEnd far;
  private UserAgent near;

  @BeforeEach
  void setup() throws Exception {
    far = new FarEnd();
    near = Agents.open(InboundCalls.refuseAll(480));
  }

  @AfterEach
  void close() {
    far.close();
    near.close();
  }

  private SipRequest called(CallOptions options) throws Exception {
    near.call(Agents.to(far.address()).with(options), log);
    return far.await("INVITE");
  }

  @Test
  void the_identity_is_asserted_beside_from() throws Exception {
    SipRequest invite =
        called(CallOptions.NONE.withIdentity(CallerIdentity.asserted("+78430000001")));
    assertThat(invite.headers().require("P-Asserted-Identity"))
        .isEqualTo("\"Zvonar\" <sip:+78430000001@127.0.0.1>");
    assertThat(invite.headers().first("Privacy")).isNull();
    assertThat(invite.headers().require("From")).contains("78430000000");
  }

  @Test
  void who_hides_shows_the_number_to_the_trunk_alone() throws Exception {
    var hidden =
        new CallerIdentity(
            Told.PREFERRED, "+78430000001", "zvonar.test", List.of(Privacy.ID, Privacy.USER), true);
    SipRequest invite = called(CallOptions.NONE.withIdentity(hidden));
    assertThat(invite.headers().require("From"))
        .startsWith("\"Anonymous\" <sip:anonymous@anonymous.invalid>;tag=");
    assertThat(invite.headers().require("P-Preferred-Identity")).contains("@zvonar.test>");
    assertThat(invite.headers().require("Privacy")).isEqualTo("id;user");
  }

  @Test
  void a_load_report_is_asked_for_and_told() throws Exception {
    SipRequest invite = called(CallOptions.NONE.withOverloadReports(true));
    String via = invite.headers().require("Via");
    assertThat(via).endsWith(";oc;oc-algo=\"loss\"");
    String reported = via.replace(";oc;", ";oc=20;oc-validity=700;oc-seq=1282321615.782;");
    far.say(withVia(invite, reported), 503, "x");
    log.awaitEnd();
    assertThat(log.of(LegEvent.Overloaded.class))
        .singleElement()
        .satisfies(told -> {
          assertThat(told.lossPercent()).isEqualTo(20);
          assertThat(told.validityMs()).isEqualTo(700);
          assertThat(told.sequence()).isEqualTo(1_282_321_615.782);
        });
  }

  private static SipRequest withVia(SipRequest invite, String via) {
    return new SipRequest(
        invite.method(), invite.uri(), invite.headers().withFirst("Via", via), invite.body());
  }

  @Test
  void nonsense_about_load_is_no_report() {
    assertThat(report("oc")).isEmpty();
    assertThat(report("oc=101")).isEmpty();
    assertThat(report("oc=-1")).isEmpty();
    assertThat(report("oc=5;oc-algo=\"rate\"")).isEmpty();
    assertThat(report("oc=0;oc-validity=99999999999;oc-seq=x")).contains(new Overload(0, 500, 0));
  }

  private static Optional<Overload> report(String parameters) {
    var via = new Header("Via", "SIP/2.0/UDP h;branch=z9hG4bKx;" + parameters);
    return Overload.of(Headers.of(List.of(via)));
  }

  @Test
  void reasons_are_read_and_said() throws Exception {
    OutboundLeg leg = near.call(Agents.to(far.address()), log);
    SipRequest invite = far.await("INVITE");
    far.say(invite, 180, "far1");
    log.awaitRinging();
    leg.hangup(new Reason(Reason.Q850, 31, "Campaign \"stopped\""));
    SipRequest cancel = far.await("CANCEL");
    assertThat(cancel.headers().require("Reason"))
        .isEqualTo("Q.850;cause=31;text=\"Campaign \\\"stopped\\\"\"");
    far.say(cancel, 200, "far1");
    far.say(
        invite, 487, "far1", new Header("Reason", "SIP ;cause=487, q.850;cause=31 ;text=\"a,b\""));
    LegEnd end = log.awaitEnd();
    assertThat(end.reasons())
        .containsExactly(new Reason("SIP", 487, ""), new Reason("q.850", 31, "a,b"));
    assertThat(end.causeQ850()).hasValue(31);
  }

  @Test
  void a_call_that_rings_out_says_so() throws Exception {
    near.call(Agents.to(far.address(), null, Duration.ofMillis(50)), log);
    SipRequest invite = far.await("INVITE");
    far.say(invite, 180, "far1");
    SipRequest cancel = far.await("CANCEL");
    assertThat(cancel.headers().require("Reason")).startsWith("Q.850;cause=19");
    far.say(invite, 487, "far1");
    assertThat(log.awaitEnd().causeQ850()).isEmpty();
  }

  @Test
  void what_is_no_reason_is_passed_over() {
    assertThat(Reason.of(List.of(";cause=1", "\"x\"", "Q.850;cause=abc", "Q.850;cause=99999", "")))
        .containsExactly(new Reason("Q.850", -1, ""), new Reason("Q.850", -1, ""));
    assertThat(Reason.of(List.of("a,".repeat(100)))).hasSize(8);
  }
}
