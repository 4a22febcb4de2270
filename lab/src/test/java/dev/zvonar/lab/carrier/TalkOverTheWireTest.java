package dev.zvonar.lab.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.kernel.Verdict;
import dev.zvonar.lab.carrier.Fate.Answers;
import dev.zvonar.lab.carrier.Fate.Refuses;
import dev.zvonar.lab.carrier.Fate.RingsOut;
import dev.zvonar.lab.carrier.Fate.Vanishes;
import dev.zvonar.lab.carrier.Fate.Who;
import dev.zvonar.message.Rendered;
import dev.zvonar.scenario.Script;
import dev.zvonar.scenario.Script.Does;
import dev.zvonar.talk.LiveTalk;
import dev.zvonar.talk.TalkPlan;
import dev.zvonar.talk.TalkReport;
import dev.zvonar.talk.TalkReport.Mark;
import dev.zvonar.talk.TalkSink;
import dev.zvonar.talk.Talks;
import dev.zvonar.trunk.TrunkLine;
import dev.zvonar.wire.audio.AnswerKind;
import dev.zvonar.wire.rtp.MediaEngine;
import dev.zvonar.wire.rtp.MediaSettings;
import dev.zvonar.wire.rtp.Prompt;
import dev.zvonar.wire.sip.InboundCalls;
import dev.zvonar.wire.sip.SipTarget;
import dev.zvonar.wire.sip.SipTimers;
import dev.zvonar.wire.sip.UserAgent;
import dev.zvonar.wire.sip.UserAgentSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whole talks over real SIP and RTP: what the subscriber does decides the verdict.
class TalkOverTheWireTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final Duration RING_TIMEOUT = Duration.ofSeconds(3);
  private static final int BODY_MS = 4_000;

  private UserAgent agent;
  private MediaEngine media;

  @BeforeEach
  void open() throws IOException {
    // A quarter of T1 keeps timer B at 8 s; the machines are the same.
    var timers = new SipTimers(125, 1_000, 1_000);
    agent =
        UserAgent.open(
            UserAgentSettings.on(new InetSocketAddress(LOOPBACK, 0)).withTimers(timers),
            InboundCalls.refuseAll(480));
    media = MediaEngine.start(MediaSettings.of(LOOPBACK, 34_000, 34_400, 50));
  }

  @AfterEach
  void close() {
    agent.close();
    media.close();
  }

  @Test
  void a_person_who_presses_two_has_confirmed() throws Exception {
    TalkReport report = call(new Answers(200, Who.PERSON, "2", 1_000, 0));
    assertThat(report.verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(report.digits()).isEqualTo("2");
    assertThat(report.times().ringMs()).isBetween(100, 2_000);
    assertThat(report.times().talkMs()).isGreaterThan(1_000);
    assertThat(report.heardMs()).isBetween(500, BODY_MS);
    assertThat(report.ending().sipStatus()).isEqualTo(200);
    assertThat(report.ending().by()).isEqualTo("us");
    assertThat(report.rtp().sent()).isGreaterThan(40);
    assertThat(report.rtp().received()).isGreaterThan(20);
    assertThat(report.timeline())
        .extracting(Mark::what)
        .containsSubsequence(
            "invite",
            "ringing",
            "answered",
            "playing",
            "digit",
            "playing",
            "played",
            "hangup",
            "ended");
  }

  @Test
  void one_plays_the_message_again() throws Exception {
    TalkReport report = call(new Answers(0, Who.PERSON, "1", 500, 0));
    assertThat(report.verdict()).isEqualTo(Verdict.HEARD);
    assertThat(report.heardMs()).isEqualTo(BODY_MS);
    assertThat(report.timeline()).extracting(Mark::what).filteredOn("playing"::equals).hasSize(2);
  }

  @Test
  void nine_is_never_again() throws Exception {
    TalkReport report = call(new Answers(0, Who.PERSON, "9", 300, 0));
    assertThat(report.verdict()).isEqualTo(Verdict.OPTED_OUT);
    assertThat(report.optedOut()).isTrue();
  }

  @Test
  void a_callee_who_hangs_up_has_heard_a_part() throws Exception {
    TalkReport report = call(new Answers(0, Who.PERSON, "", 0, 900));
    assertThat(report.verdict()).isEqualTo(Verdict.PARTLY_HEARD);
    assertThat(report.ending().by()).isEqualTo("them");
    assertThat(report.heardMs()).isBetween(500, 1_500);
  }

  @Test
  void a_long_greeting_is_a_machine() throws Exception {
    TalkReport report = call(new Answers(0, Who.MACHINE, "", 0, 0));
    assertThat(report.verdict()).isEqualTo(Verdict.MACHINE);
    assertThat(report.answerKind()).isEqualTo(AnswerKind.MACHINE);
  }

  @Test
  void refusals_are_told_apart() throws Exception {
    assertThat(call(new Refuses(486, 0, "")).verdict()).isEqualTo(Verdict.BUSY);
    assertThat(call(new Refuses(404, 0, "Q.850;cause=1")).verdict())
        .isEqualTo(Verdict.WRONG_NUMBER);
    assertThat(call(new Refuses(480, 0, "Q.850;cause=20")).verdict())
        .isEqualTo(Verdict.UNREACHABLE);
    TalkReport declined = call(new Refuses(603, 300, ""));
    assertThat(declined.verdict()).isEqualTo(Verdict.DECLINED);
    assertThat(declined.times().ringMs()).isNotNull();
    assertThat(declined.times().talkMs()).isNull();
  }

  @Test
  void ringing_without_an_answer_ends_at_the_ring_timeout() throws Exception {
    TalkReport report = call(new RingsOut());
    assertThat(report.verdict()).isEqualTo(Verdict.NO_ANSWER);
    assertThat(report.times().ringMs()).isBetween(2_000, 5_000);
  }

  @Test
  void a_carrier_that_says_nothing_is_a_fault_of_the_trunk() throws Exception {
    TalkReport report = call(new Vanishes());
    assertThat(report.verdict()).isEqualTo(Verdict.TRUNK_FAULT);
    assertThat(report.inviteLeft()).isTrue();
  }

  @Test
  void a_call_taken_back_while_it_rings_is_withdrawn() throws Exception {
    try (FakeCarrier carrier = FakeCarrier.open(CarrierKnobs.quiet(), (_, _) -> new RingsOut())) {
      var sink = new Told();
      LiveTalk talk = talks().start(plan(carrier), sink);
      sink.ringing.get(5, TimeUnit.SECONDS);
      talk.hangUp();
      assertThat(sink.report.get(10, TimeUnit.SECONDS).verdict()).isEqualTo(Verdict.WITHDRAWN);
    }
  }

  @Test
  void the_carriers_book_knows_every_call_once() throws Exception {
    try (FakeCarrier carrier =
        FakeCarrier.open(CarrierKnobs.quiet(), (_, _) -> new Refuses(486, 0, ""))) {
      var first = new Told();
      talks().start(plan(carrier), first);
      first.report.get(10, TimeUnit.SECONDS);
      var second = new Told();
      talks().start(plan(carrier), second);
      second.report.get(10, TimeUnit.SECONDS);
      assertThat(carrier.book().totals().calls()).isEqualTo(2);
      assertThat(carrier.book().totals().numbers()).isEqualTo(1);
      assertThat(carrier.book().totals().doubleDials()).isZero();
    }
  }

  private TalkReport call(Fate fate) throws Exception {
    try (FakeCarrier carrier = FakeCarrier.open(CarrierKnobs.quiet(), (_, _) -> fate)) {
      var sink = new Told();
      talks().start(plan(carrier), sink);
      return sink.report.get(30, TimeUnit.SECONDS);
    }
  }

  private Talks talks() {
    return new Talks(agent, media, LOOPBACK.getHostAddress());
  }

  private static TalkPlan plan(FakeCarrier carrier) {
    var script =
        new Script(
            List.of(
                new Script.Key('1', Does.REPEAT, false),
                new Script.Key('2', Does.CONFIRM, true),
                new Script.Key('9', Does.OPT_OUT, false)),
            500,
            2,
            true);
    return new TalkPlan(
        UUID.randomUUID().toString(),
        new TrunkLine(SipTarget.at(carrier.address()), null, "carrier.example"),
        "+79990000001",
        "+74950000001",
        RING_TIMEOUT,
        Duration.ofSeconds(20),
        new Rendered(script, Prompt.silence(BODY_MS), Map.of('2', Prompt.silence(200))));
  }

  private static final class Told implements TalkSink {
    private final CompletableFuture<Boolean> ringing = new CompletableFuture<>();
    private final CompletableFuture<TalkReport> report = new CompletableFuture<>();

    @Override
    public void sent() {}

    @Override
    public void ringing() {
      ringing.complete(true);
    }

    @Override
    public void answered() {}

    @Override
    public void ended(TalkReport ended) {
      report.complete(ended);
    }
  }
}
