package dev.zvonar.talk;

import dev.zvonar.wire.audio.AnswerKind;
import dev.zvonar.wire.sip.LegEvent;

/// What is dropped into the mailbox of a talk. `atNanos` is `System.nanoTime()`.
sealed interface TalkEvent {
  record OnLeg(LegEvent event) implements TalkEvent {}

  record Played(long token, long atNanos) implements TalkEvent {}

  record Digit(char digit, int durationMs, long atNanos) implements TalkEvent {}

  record Kind(AnswerKind kind, long atNanos) implements TalkEvent {}

  record HangUpAsked(long atNanos) implements TalkEvent {}

  /// Whether losing it would leave the talk without an end or without its next step. There are few
  /// of these by nature; the others are as many as the far end pleases and are bounded.
  default boolean isVital() {
    return switch (this) {
      case Played _, HangUpAsked _, Kind _ -> true;
      case Digit _ -> false;
      case OnLeg(var event) ->
          switch (event) {
            // A far end that moves again and again is bounded by the mailbox; the last move counts.
            case LegEvent.Sent _, LegEvent.Answered _, LegEvent.Ended _ -> true;
            case LegEvent.Trying _,
                LegEvent.Ringing _,
                LegEvent.EarlyMedia _,
                LegEvent.SessionChanged _,
                LegEvent.OfferRefused _,
                LegEvent.Overloaded _,
                LegEvent.TransferProgress _,
                LegEvent.Info _ ->
                false;
          };
    };
  }
}
