package dev.zvonar.talk;

import dev.zvonar.message.Rendered;
import dev.zvonar.wire.rtp.MediaSession;
import dev.zvonar.wire.rtp.Prompt;
import java.util.Objects;

/// Plays the message and its replies into one session, and knows how much of the message was heard.
/// Written by the talk's own thread only.
final class Speaker {
  private static final long NANOS_A_MS = 1_000_000;

  private final MediaSession session;
  private final Rendered message;
  private long token;
  private boolean playingBody;
  private long bodySinceNanos;
  private int heardMs;

  Speaker(MediaSession session, Rendered message) {
    this.session = session;
    this.message = message;
  }

  void playBody(long nowNanos) {
    playingBody = true;
    bodySinceNanos = nowNanos;
    play(message.body());
  }

  void playReply(char digit) {
    play(Objects.requireNonNull(message.replies().get(digit), "reply"));
  }

  void stop(long nowNanos) {
    silenced(nowNanos);
    session.interrupt();
    // What was queued with an older token and still reports is not listened to any more.
    token++;
  }

  /// Whether `played` is the prompt that plays now; an older one may report late.
  boolean isCurrent(long played) {
    return played == token;
  }

  /// Whether the message plays now, rather than a reply.
  boolean isPlayingBody() {
    return playingBody;
  }

  void bodyPlayed() {
    playingBody = false;
    heardMs = message.body().durationMs();
  }

  /// The sound has ended before the prompt did.
  void silenced(long nowNanos) {
    if (playingBody) {
      playingBody = false;
      long ms = (nowNanos - bodySinceNanos) / NANOS_A_MS;
      heardMs = Math.max(heardMs, Math.clamp(ms, 0, message.body().durationMs()));
    }
  }

  int heardMs() {
    return heardMs;
  }

  private void play(Prompt prompt) {
    token++;
    session.play(prompt, token);
  }
}
