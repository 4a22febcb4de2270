package dev.zvonar.talk;

import dev.zvonar.kernel.Verdict;
import dev.zvonar.outcome.Cause;
import dev.zvonar.outcome.Cause.How;
import dev.zvonar.outcome.Outcome;
import dev.zvonar.scenario.ScriptRun;
import dev.zvonar.talk.TalkReport.Ending;
import dev.zvonar.talk.TalkReport.Rtp;
import dev.zvonar.wire.audio.AnswerKind;
import dev.zvonar.wire.rtp.MediaSession;
import dev.zvonar.wire.rtp.MediaStats;
import dev.zvonar.wire.sdp.Direction;
import dev.zvonar.wire.sdp.Negotiated;
import dev.zvonar.wire.sdp.Sdp;
import dev.zvonar.wire.sip.LegEnd;
import dev.zvonar.wire.sip.LegEvent;
import dev.zvonar.wire.sip.OutboundLeg;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One conversation, driven by its events on one thread: feeds the script and carries its effects
/// out on the leg and the session.
final class Conversation {
  private static final long NEVER = Long.MAX_VALUE;

  /// After this long past every limit the leg is given up: its user agent owes us an end within
  /// 64 T1 (RFC 3261 §17.1.1.2), so only a bug of ours gets here.
  private static final Duration GRACE = Duration.ofSeconds(70);

  private final TalkPlan plan;
  private final Course course;
  private final MediaSession session;
  private final OutboundLeg leg;
  private final Sdp offer;
  private final TalkSink sink;
  private final Speaker speaker;

  // Written by the talk's thread only.
  private ScriptRun.State script = ScriptRun.begin().next();
  private @Nullable AnswerKind answerKind;
  private boolean takenBack;
  private byte[] early = new byte[0];
  private boolean noCommonCodec;
  private long waitUntilNanos = NEVER;
  private long talkUntilNanos = NEVER;

  Conversation(
      TalkPlan plan,
      Course course,
      MediaSession session,
      OutboundLeg leg,
      Sdp offer,
      TalkSink sink) {
    this.plan = plan;
    this.course = course;
    this.session = session;
    this.leg = leg;
    this.offer = offer;
    this.sink = sink;
    this.speaker = new Speaker(session, plan.message());
  }

  /// Follows the events until the leg has ended.
  TalkReport follow(Mailbox mailbox) throws InterruptedException {
    long lastNanos =
        System.nanoTime() + plan.ringTimeout().plus(plan.talkMax()).plus(GRACE).toNanos();
    while (System.nanoTime() - lastNanos < 0) {
      TalkEvent event = mailbox.next(Math.min(lastNanos, wakeNanos()) - System.nanoTime());
      if (event instanceof TalkEvent.OnLeg(LegEvent.Ended(long atNanos, LegEnd end))) {
        return ended(atNanos, end);
      }
      if (event != null) {
        on(event);
      }
      lookAtTheClock(System.nanoTime());
    }
    leg.hangup();
    return ended(System.nanoTime(), lostTrack());
  }

  private long wakeNanos() {
    return Math.min(waitUntilNanos, talkUntilNanos);
  }

  private void on(TalkEvent event) {
    switch (event) {
      case TalkEvent.OnLeg(var onLeg) -> on(onLeg);
      case TalkEvent.Played(var token, var atNanos) -> played(token, atNanos);
      case TalkEvent.Digit(var digit, var durationMs, var atNanos) -> {
        course.mark(atNanos, "digit", digit + ", " + durationMs + " ms");
        feed(new ScriptRun.Event.KeyPressed(digit), atNanos);
      }
      case TalkEvent.Kind(var kind, var atNanos) -> judged(kind, atNanos);
      case TalkEvent.HangUpAsked(var atNanos) -> takeBack(atNanos);
    }
  }

  private void on(LegEvent event) {
    switch (event) {
      case LegEvent.Sent(var atNanos) -> {
        course.sent(atNanos);
        course.mark(atNanos, "invite", plan.line().fromHost());
        sink.sent();
      }
      case LegEvent.Trying(var atNanos) -> course.mark(atNanos, "trying", "");
      case LegEvent.Ringing(var atNanos, var status, var reason) ->
          ringing(atNanos, "ringing", status + " " + reason);
      case LegEvent.EarlyMedia(var atNanos, var status, var sdp) -> {
        early = sdp;
        ringing(atNanos, "early_media", Integer.toString(status));
      }
      case LegEvent.Answered(var atNanos, var sdp) -> answered(atNanos, sdp);
      case LegEvent.SessionChanged(var atNanos, var mine, var theirs) ->
          moved(atNanos, mine, theirs);
      case LegEvent.OfferRefused(var atNanos, var status) ->
          course.mark(atNanos, "offer_refused", Integer.toString(status));
      case LegEvent.Overloaded(var atNanos, var percent, var validityMs, _) ->
          course.mark(atNanos, "overload", percent + " %, " + validityMs + " ms");
      case LegEvent.TransferProgress(var atNanos, var status, _) ->
          course.mark(atNanos, "transfer", Integer.toString(status));
      case LegEvent.Info _ -> {
        // Answered by the user agent; digits by INFO are understood with the call core.
      }
      case LegEvent.Ended _ -> throw new IllegalStateException("the end is the loop's matter");
    }
  }

  private void ringing(long atNanos, String what, String detail) {
    boolean first = !course.hasRung();
    course.rang(atNanos);
    course.mark(atNanos, what, detail);
    if (first) {
      sink.ringing();
    }
  }

  private void answered(long atNanos, byte[] answer) {
    course.answered(atNanos);
    // Some operators answer the offer in a 183 and put nothing into the 200 (RFC 3261 §13.2.1).
    Optional<Negotiated> agreed = Sdps.agreed(offer, answer.length == 0 ? early : answer);
    course.mark(atNanos, "answered", agreed.map(Conversation::said).orElse("no codec of ours"));
    sink.answered();
    talkUntilNanos = atNanos + plan.talkMax().toNanos();
    if (agreed.isPresent() && connected(agreed.get(), atNanos)) {
      carryOut(ScriptRun.begin(), atNanos);
    } else {
      noCommonCodec = true;
      leg.hangup();
    }
  }

  private boolean connected(Negotiated sound, long atNanos) {
    try {
      session.connect(sound.rtp(), sound.codec(), sound.payloadType(), sound.telephoneEventPt());
      return true;
    } catch (IllegalArgumentException unreachable) {
      // An address of the other family, port 0: nothing of ours could get there.
      course.mark(atNanos, "hangup", String.valueOf(unreachable.getMessage()));
      return false;
    }
  }

  /// Follows the far end when its side of the sound moves. On hold the message stands still, so that
  /// the callee misses none of it; afterwards it goes on.
  private void moved(long atNanos, byte[] mine, byte[] theirs) {
    Optional<Negotiated> agreed = Sdps.agreed(Sdps.read(mine), theirs);
    course.mark(atNanos, "session_changed", agreed.map(Conversation::flow).orElse("not ours"));
    if (agreed.isPresent()) {
      Negotiated sound = agreed.get();
      boolean sending = sends(sound.direction());
      session.pause(!sending);
      if (sending && !connected(sound, atNanos)) {
        leg.hangup();
      }
    }
  }

  private static boolean sends(Direction ours) {
    return switch (ours) {
      case SENDRECV, SENDONLY -> true;
      case RECVONLY, INACTIVE -> false;
    };
  }

  private static String flow(Negotiated sound) {
    return sound.direction().attribute() + ", " + said(sound);
  }

  private static String said(Negotiated sound) {
    return sound.codec() + (sound.telephoneEventPt() < 0 ? ", no telephone events" : "");
  }

  private void played(long token, long atNanos) {
    if (!speaker.isCurrent(token)) {
      return;
    }
    course.mark(atNanos, "played", speaker.isPlayingBody() ? "message" : "reply");
    if (speaker.isPlayingBody()) {
      speaker.bodyPlayed();
      feed(new ScriptRun.Event.BodyPlayed(), atNanos);
    } else {
      feed(new ScriptRun.Event.ReplyPlayed(), atNanos);
    }
  }

  private void judged(AnswerKind kind, long atNanos) {
    answerKind = kind;
    course.mark(atNanos, "answer_kind", kind.name().toLowerCase(Locale.ROOT));
    switch (kind) {
      case MACHINE, VOICE_ASSISTANT, OPERATOR_ANNOUNCEMENT, FAX ->
          feed(new ScriptRun.Event.MachineHeard(), atNanos);
      case BEEP -> feed(new ScriptRun.Event.BeepHeard(), atNanos);
      case HUMAN, SILENCE, UNKNOWN -> {
        // We speak already; nothing changes.
      }
    }
  }

  private void takeBack(long atNanos) {
    takenBack = true;
    course.mark(atNanos, "hangup", "taken back");
    leg.hangup();
  }

  private void lookAtTheClock(long nowNanos) {
    if (nowNanos - waitUntilNanos >= 0 && waitUntilNanos != NEVER) {
      waitUntilNanos = NEVER;
      feed(new ScriptRun.Event.WaitOver(), nowNanos);
    }
    if (nowNanos - talkUntilNanos >= 0 && talkUntilNanos != NEVER) {
      talkUntilNanos = NEVER;
      course.mark(nowNanos, "hangup", "talk limit " + plan.talkMax().toSeconds() + " s");
      leg.hangup();
    }
  }

  private void feed(ScriptRun.Event event, long atNanos) {
    if (course.wasAnswered() && !noCommonCodec) {
      carryOut(ScriptRun.on(plan.message().script(), script, event), atNanos);
    }
  }

  private void carryOut(ScriptRun.Step step, long atNanos) {
    script = step.next();
    for (ScriptRun.Effect effect : step.effects()) {
      carryOut(effect, atNanos);
    }
  }

  private void carryOut(ScriptRun.Effect effect, long atNanos) {
    switch (effect) {
      case ScriptRun.Effect.StopPlaying _ -> {
        waitUntilNanos = NEVER;
        speaker.stop(atNanos);
      }
      case ScriptRun.Effect.PlayBody _ -> {
        course.mark(atNanos, "playing", "message");
        speaker.playBody(atNanos);
      }
      case ScriptRun.Effect.PlayReply(var digit) -> {
        course.mark(atNanos, "playing", "reply " + digit);
        speaker.playReply(digit);
      }
      case ScriptRun.Effect.WaitForKey(var ms) ->
          waitUntilNanos = atNanos + Duration.ofMillis(ms).toNanos();
      case ScriptRun.Effect.HangUp _ -> {
        course.mark(atNanos, "hangup", "");
        leg.hangup();
      }
    }
  }

  private TalkReport ended(long atNanos, LegEnd end) {
    speaker.silenced(atNanos);
    String by = end.by().name().toLowerCase(Locale.ROOT);
    course.mark(atNanos, "ended", end.status() + " " + end.reason() + ", " + by);
    ScriptRun.Notes notes = script.notes();
    return new TalkReport(
        verdict(end, notes),
        course.wasSent(),
        new Ending(
            end.status(),
            end.reason(),
            String.join(", ", end.reasonHeaders()),
            by,
            end.retryAfter()),
        course.times(atNanos),
        speaker.heardMs(),
        answerKind,
        notes.digits(),
        notes.optedOut(),
        rtp(session.stats()),
        course.marks());
  }

  private Verdict verdict(LegEnd end, ScriptRun.Notes notes) {
    if (noCommonCodec) {
      return Verdict.TRUNK_FAULT;
    }
    if (course.wasAnswered()) {
      return Outcome.ofAnswered(
          notes.optedOut(), notes.confirmed(), notes.machine(), notes.heardWhole());
    }
    if (end.ending() == LegEnd.Ending.COMPLETED) {
      // Given up by us without an end from the user agent: nobody can say what happened.
      return Verdict.UNKNOWN;
    }
    return Outcome.ofUnanswered(
        new Cause(how(end), end.status(), end.reason(), end.reasonHeaders(), course.hasRung()));
  }

  private How how(LegEnd end) {
    return switch (end.ending()) {
      case REFUSED -> How.REFUSED;
      case CANCELLED -> takenBack ? How.TAKEN_BACK : How.RANG_OUT;
      case TIMED_OUT -> How.SILENCE;
      case TRANSPORT_FAILED, COMPLETED -> How.TRANSPORT;
      case CHALLENGE_FAILED -> How.CREDENTIALS;
    };
  }

  private static LegEnd lostTrack() {
    return new LegEnd(
        LegEnd.Side.NOBODY,
        0,
        "no end within every limit",
        List.of(),
        null,
        LegEnd.Ending.COMPLETED);
  }

  private static Rtp rtp(MediaStats stats) {
    return new Rtp(stats.sentPackets(), stats.receivedPackets(), stats.lostPackets());
  }
}
