package dev.zvonar.talk;

import dev.zvonar.talk.TalkReport.Mark;
import dev.zvonar.talk.TalkReport.Times;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When each thing of a talk happened. Written by the talk's own thread only.
final class Course {
  private static final int MARKS_MAX = 200;
  private static final long NOT_YET = Long.MIN_VALUE;
  private static final long NANOS_A_MS = 1_000_000;

  private final long startNanos;
  private final List<Mark> marks = new ArrayList<>();
  private long sentNanos = NOT_YET;
  private long rangNanos = NOT_YET;
  private long answeredNanos = NOT_YET;

  Course(long startNanos) {
    this.startNanos = startNanos;
  }

  void mark(long atNanos, String what, String detail) {
    if (marks.size() < MARKS_MAX) {
      marks.add(new Mark(Math.max(0, (atNanos - startNanos) / NANOS_A_MS), what, detail));
    }
  }

  void sent(long atNanos) {
    sentNanos = atNanos;
  }

  void rang(long atNanos) {
    if (!hasRung()) {
      rangNanos = atNanos;
    }
  }

  void answered(long atNanos) {
    answeredNanos = atNanos;
  }

  boolean wasSent() {
    return sentNanos != NOT_YET;
  }

  boolean hasRung() {
    return rangNanos != NOT_YET;
  }

  boolean wasAnswered() {
    return answeredNanos != NOT_YET;
  }

  List<Mark> marks() {
    return marks;
  }

  /// Gives how long each part took, for a call that ended at `endNanos`.
  Times times(long endNanos) {
    long rangUntil = wasAnswered() ? answeredNanos : endNanos;
    return new Times(
        ms(sentNanos, hasRung() ? rangNanos : rangUntil),
        ms(rangNanos, rangUntil),
        ms(answeredNanos, endNanos));
  }

  private static @Nullable Integer ms(long fromNanos, long toNanos) {
    return fromNanos == NOT_YET
        ? null
        : (int) Math.min(Integer.MAX_VALUE, Math.max(0, (toNanos - fromNanos) / NANOS_A_MS));
  }
}
