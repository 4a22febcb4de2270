package dev.zvonar.dialer;

import dev.zvonar.campaign.RetryPlan.Next;
import dev.zvonar.dialer.OutcomeTable.EndedRow;
import dev.zvonar.kernel.Verdict;
import dev.zvonar.talk.TalkReport;
import dev.zvonar.talk.TalkReport.Mark;
import dev.zvonar.wire.audio.AnswerKind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How an attempt ended and what follows.
///
/// @param report null when no talk was started
/// @param why said on the timeline of an attempt without a report, or empty
/// @param optedOut whether the callee asked never to be called again, where there is no report
record Ending(
    String reference,
    Verdict verdict,
    @Nullable TalkReport report,
    String why,
    Next next,
    boolean optedOut) {

  /// An end that says what its report says.
  Ending(String reference, Verdict verdict, @Nullable TalkReport report, String why, Next next) {
    this(reference, verdict, report, why, next, false);
  }

  /// The row to be stored now.
  ///
  /// @param ageMs how long ago it ended
  EndedRow row(long ageMs) {
    return report == null ? bare(ageMs) : reported(report, ageMs);
  }

  /// What is left to say when the whole of it cannot be stored.
  Ending bare() {
    boolean asked = report == null ? optedOut : report.optedOut();
    return new Ending(
        reference,
        Verdict.UNKNOWN,
        null,
        "its outcome could not be stored",
        new Next.Done(),
        asked);
  }

  private EndedRow bare(long ageMs) {
    return new EndedRow(
        reference,
        ageMs,
        verdict.code(),
        null,
        null,
        null,
        "us",
        null,
        null,
        null,
        null,
        0,
        "",
        0,
        0,
        0,
        List.of(new Mark(0, "ended", why)),
        optedOut,
        isCounted(),
        isFault(),
        againMs());
  }

  private EndedRow reported(TalkReport talk, long ageMs) {
    TalkReport.Ending end = talk.ending();
    return new EndedRow(
        reference,
        ageMs,
        verdict.code(),
        end.sipStatus() == 0 ? null : end.sipStatus(),
        end.sipReason(),
        end.cause(),
        end.by(),
        talk.times().pddMs(),
        talk.times().ringMs(),
        talk.times().talkMs(),
        kind(talk.answerKind()),
        talk.heardMs(),
        talk.digits(),
        talk.rtp().sent(),
        talk.rtp().received(),
        talk.rtp().lost(),
        talk.timeline(),
        talk.optedOut(),
        isCounted(),
        isFault(),
        againMs());
  }

  private static @Nullable String kind(@Nullable AnswerKind kind) {
    return kind == null ? null : kind.name().toLowerCase(Locale.ROOT);
  }

  private boolean isCounted() {
    return switch (next) {
      case Next.Done _ -> verdict != Verdict.TRUNK_FAULT && verdict != Verdict.OUR_FAULT;
      case Next.Again _ -> true;
      case Next.AfterFault _, Next.AsIfNothing _ -> false;
    };
  }

  private boolean isFault() {
    return verdict == Verdict.TRUNK_FAULT || verdict == Verdict.OUR_FAULT;
  }

  private @Nullable Long againMs() {
    return switch (next) {
      case Next.Done _ -> null;
      case Next.Again(Duration delay) -> delay.toMillis();
      case Next.AfterFault(Duration delay) -> delay.toMillis();
      case Next.AsIfNothing _ -> 0L;
    };
  }
}
