package dev.zvonar.wire.listen;

/// Says what an exchange plays before anybody answers: it rings, it is busy, it is overloaded, or
/// the operator speaks. For early media, 20 ms at a time (ITU-T E.180, ETSI TR 101 041).
///
/// Heard are single tones of 330 to 510 Hz, as in Russia and most of Europe (425 Hz). The double
/// tones of Britain (400 and 450 Hz) and of North America (440 and 480, 480 and 620 Hz) beat within
/// a frame and are not told. Mutable, one writer; allocates nothing after its construction.
public final class CallProgress {
  private static final int RING_MS_MIN = 740;
  private static final int RING_MS_MAX = 2400;
  private static final int RING_PAUSE_MS_MIN = 1200;

  /// The double ring of Britain and others: 0.4 s, a pause of 0.2 s, 0.4 s.
  private static final int HALF_RING_MS_MIN = 300;

  private static final int HALF_RING_MS_MAX = 500;
  private static final int HALF_PAUSE_MS_MAX = 280;

  private static final int BUSY_MS_MIN = 290;
  private static final int BUSY_MS_MAX = 620;
  private static final int FAST_MS_MIN = 120;
  private static final int TURNS_MIN = 2;

  /// A shorter sound may be a click or a "hello" of nobody.
  private static final int ANNOUNCEMENT_MS_MIN = 1500;

  private final VoiceActivity activity = new VoiceActivity(-42, 9, 0);
  private final ToneSense tones = new ToneSense();
  private final ToneRun run = new ToneRun();
  private int pauseMs;
  private int lastToneMs;
  private int lastPauseMs;
  private int evenTurns;
  private int voiceMs;
  private Sound sound = Sound.NOTHING;

  /// What is played.
  public enum Sound {
    /// Nothing that was understood.
    NOTHING,

    /// The callee's phone rings.
    RINGBACK,

    /// The callee's line is busy.
    BUSY,

    /// The network has no room: the same as busy, twice as fast.
    CONGESTION,

    /// The three rising tones before an operator's sentence.
    SPECIAL_INFORMATION,

    /// Somebody speaks: the operator's sentence, or a melody with a voice.
    ANNOUNCEMENT
  }

  /// Begins with nothing heard.
  public CallProgress() {}

  /// Takes the next 20 ms, as [AnswerJudge#hear] does; gives true when [#sound] has changed.
  public boolean hear(double meanSquare, int toneHz) {
    Sound before = sound;
    boolean loud = activity.hear(meanSquare);
    boolean ended = run.hear(ToneRun.ofLine(toneHz) ? toneHz : 0);
    boolean voice = loud && toneHz == 0 && run.ms() == 0;
    voiceMs += voice ? SoundMeter.FRAME_MS : 0;
    if (tones.hear(toneHz, voice) == ToneSense.Meaning.SPECIAL_INFORMATION) {
      sound = Sound.SPECIAL_INFORMATION;
    } else if (ended) {
      toneEnded();
    } else if (run.ms() > 0) {
      toneBegun();
    } else {
      pause();
    }
    return sound != before;
  }

  /// What is played, as far as it is known.
  public Sound sound() {
    return sound;
  }

  private void toneEnded() {
    // The frames that proved the end belong to the pause already.
    pauseMs = 3 * SoundMeter.FRAME_MS;
    boolean even = near(run.endedMs(), lastToneMs) && near(lastPauseMs, lastToneMs);
    evenTurns = even ? evenTurns + 1 : 0;
    boolean halfRing = isHalfRing(run.endedMs()) && lastPauseMs <= HALF_PAUSE_MS_MAX;
    lastToneMs = halfRing && isHalfRing(lastToneMs) ? RING_MS_MIN : run.endedMs();
    if (evenTurns >= TURNS_MIN && run.endedMs() >= BUSY_MS_MIN && run.endedMs() <= BUSY_MS_MAX) {
      sound = Sound.BUSY;
    } else if (evenTurns > TURNS_MIN && run.endedMs() >= FAST_MS_MIN) {
      sound = Sound.CONGESTION;
    }
  }

  private void toneBegun() {
    if (pauseMs > 0) {
      lastPauseMs = pauseMs;
      pauseMs = 0;
    }
  }

  private void pause() {
    pauseMs += SoundMeter.FRAME_MS;
    boolean rang = lastToneMs >= RING_MS_MIN && lastToneMs <= RING_MS_MAX;
    if (rang && pauseMs >= RING_PAUSE_MS_MIN) {
      sound = Sound.RINGBACK;
      lastToneMs = 0;
    } else if (voiceMs >= ANNOUNCEMENT_MS_MIN && sound != Sound.SPECIAL_INFORMATION) {
      sound = Sound.ANNOUNCEMENT;
    }
  }

  private static boolean isHalfRing(int ms) {
    return ms >= HALF_RING_MS_MIN && ms <= HALF_RING_MS_MAX;
  }

  /// Within a third of each other: exchanges keep no better time.
  private static boolean near(int one, int other) {
    return 3 * Math.abs(one - other) <= Math.max(one, other);
  }
}
