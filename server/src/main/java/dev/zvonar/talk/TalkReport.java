package dev.zvonar.talk;

import dev.zvonar.kernel.Verdict;
import dev.zvonar.wire.audio.AnswerKind;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a call.
///
/// @param verdict what it means
/// @param inviteLeft whether the network has seen the call; false: nobody's phone can have rung
/// @param ending how the leg ended, raw
/// @param times how long each part took
/// @param heardMs how much of the message was played, the longest round counts
/// @param answerKind who seems to have answered; null when it was not judged
/// @param digits keys pressed, in order
/// @param optedOut whether the callee asked never to be called again
/// @param rtp packets of both ways
/// @param timeline what happened when, in order
public record TalkReport(
    Verdict verdict,
    boolean inviteLeft,
    Ending ending,
    Times times,
    int heardMs,
    @Nullable AnswerKind answerKind,
    String digits,
    boolean optedOut,
    Rtp rtp,
    List<Mark> timeline) {
  public TalkReport {
    timeline = List.copyOf(timeline);
  }

  /// How the leg ended.
  ///
  /// @param sipStatus final status of the INVITE, 0 when none came
  /// @param cause Reason headers as they came, joined by a comma and a blank
  /// @param by `us`, `them` or `nobody`
  /// @param retryAfter what a refusal asked for
  public record Ending(
      int sipStatus, String sipReason, String cause, String by, @Nullable Duration retryAfter) {}

  /// How long each part took, in milliseconds; null where the call did not come so far.
  ///
  /// @param pddMs post-dial delay: INVITE to the first sign of ringing or to the final status
  /// @param ringMs first sign of ringing to the answer or the end
  /// @param talkMs answer to the end
  public record Times(
      @Nullable Integer pddMs, @Nullable Integer ringMs, @Nullable Integer talkMs) {}

  /// RTP packets.
  public record Rtp(long sent, long received, long lost) {
    static final Rtp NONE = new Rtp(0, 0, 0);
  }

  /// One moment of a call.
  ///
  /// @param ms since the talk was started
  /// @param what a word of the API's list: invite, trying, ringing, early_media, answered, playing,
  ///     played, digit, answer_kind, hangup, ended
  /// @param detail more, or empty
  public record Mark(long ms, String what, String detail) {}
}
