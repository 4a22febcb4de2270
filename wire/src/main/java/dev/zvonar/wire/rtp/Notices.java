package dev.zvonar.wire.rtp;

import dev.zvonar.wire.audio.AnswerKind;
import dev.zvonar.wire.audio.Codec;
import java.nio.ByteBuffer;

/// Tells a session's listener, and survives what it throws.
final class Notices {
  private final MediaListener listener;
  private final Faults faults;

  Notices(MediaListener listener, Faults faults) {
    this.listener = listener;
    this.faults = faults;
  }

  void played(long token) {
    try {
      listener.onPlayed(token);
    } catch (RuntimeException failed) {
      faults.note("listener failed in onPlayed", failed);
    }
  }

  void digit(char digit, int durationMs) {
    try {
      listener.onDigit(digit, durationMs);
    } catch (RuntimeException failed) {
      faults.note("listener failed in onDigit", failed);
    }
  }

  void frame(FrameSink sink, Codec codec, int timestamp, ByteBuffer payload) {
    try {
      sink.onFrame(codec, timestamp, payload);
    } catch (RuntimeException failed) {
      faults.note("frame sink failed", failed);
    }
  }

  void answerKind(AnswerKind kind) {
    try {
      listener.onAnswerKind(kind);
    } catch (RuntimeException failed) {
      faults.note("listener failed in onAnswerKind", failed);
    }
  }
}
