package dev.zvonar.wire.listen;

import dev.zvonar.wire.audio.AnswerKind;

/// Judges who answered, by the rhythm and the tones of what is heard, 20 ms at a time and beside
/// what we say: nobody is made to wait for it.
///
/// Has no clock: time passes by [#hear] alone, so the same sound always gets the same answer. The
/// first judgement falls within [AnswerRules#decisionMsMax]; until [AnswerRules#watchMsMax] it may
/// be corrected by better proof, at most [#CHANGES_MAX] times. Its fields are mutable, with one
/// writer, because it runs on the media path of every call, where nothing may be allocated. The
/// approved cases stand in `docs/protocols/greeting.md`, what it is worth in `docs/media.md`.
public final class AnswerJudge {
  /// Judgements told for one answer: the first and its corrections.
  public static final int CHANGES_MAX = 4;

  /// A line that rings on behind a switchboard is waited for this often.
  private static final int RINGS_MAX = 20;

  /// The longest pause between two rings (ITU-T E.180).
  private static final int RING_PAUSE_MS = 4000;

  private final AnswerRules rules;
  private final VoiceActivity activity;
  private final ToneSense tones = new ToneSense();
  private final EchoGuard echo = new EchoGuard();
  private int elapsedMs;
  private int rings;
  private int burstMs;
  private int gapMs;
  private int spokenMs;
  private int talkMs;
  private int greetingMs;
  private boolean voiceHeard;
  private int changes;
  private AnswerKind kind = AnswerKind.UNKNOWN;

  /// Starts to listen by `rules`.
  public AnswerJudge(AnswerRules rules) {
    this.rules = rules;
    this.activity = new VoiceActivity(rules.voiceDbfs(), rules.overNoiseDb(), 0);
  }

  /// Takes the next 20 ms: what is heard, as the mean of its squared samples (0 where no packet
  /// came) and its tone (0 for none), and the mean of the squared samples we send meanwhile. Gives
  /// true when the judgement falls or changes.
  public boolean hear(double meanSquare, int toneHz, double sentMeanSquare) {
    if (over()) {
      return false;
    }
    elapsedMs += SoundMeter.FRAME_MS;
    int before = changes;
    boolean loud = activity.hear(meanSquare);
    echo.hear(sentMeanSquare, meanSquare, voiceHeard || loud);
    boolean voice = loud && !tones.sounding() && !echo.covers(meanSquare);
    tone(tones.hear(toneHz, voice));
    if (voice) {
      voice();
    } else {
      pause();
    }
    if (changes == 0 && elapsedMs >= rules.decisionMsMax()) {
      judge(AnswerKind.UNKNOWN);
    }
    return changes > before;
  }

  /// The judgement as it stands; [AnswerKind#UNKNOWN] until it falls.
  public AnswerKind kind() {
    return kind;
  }

  /// Whether a first judgement has fallen.
  public boolean decided() {
    return changes > 0;
  }

  /// Whether nothing can change the judgement any more, so that nobody need listen.
  public boolean over() {
    return changes == CHANGES_MAX || (changes > 0 && elapsedMs >= rules.watchMsMax());
  }

  /// Forgets everything and listens anew.
  public void restart() {
    activity.restart();
    tones.restart();
    echo.restart();
    elapsedMs = 0;
    rings = 0;
    burstMs = 0;
    gapMs = 0;
    spokenMs = 0;
    talkMs = 0;
    greetingMs = 0;
    voiceHeard = false;
    changes = 0;
    kind = AnswerKind.UNKNOWN;
  }

  private void tone(ToneSense.Meaning meaning) {
    switch (meaning) {
      case BEEP -> judge(AnswerKind.BEEP);
      case FAX -> judge(AnswerKind.FAX);
      case SPECIAL_INFORMATION -> judge(AnswerKind.OPERATOR_ANNOUNCEMENT);
      case LINE_TONE -> ringOn();
      case NOTHING -> {}
    }
  }

  /// Nobody has answered yet, whatever the signalling says: the time begins anew.
  private void ringOn() {
    if (changes == 0 && !voiceHeard && rings < RINGS_MAX) {
      rings++;
      elapsedMs = -RING_PAUSE_MS;
    }
  }

  private void voice() {
    boolean bridged = burstMs > 0 && gapMs < rules.gapMsMax();
    burstMs = bridged ? burstMs + gapMs + SoundMeter.FRAME_MS : SoundMeter.FRAME_MS;
    spokenMs += SoundMeter.FRAME_MS;
    talkMs += SoundMeter.FRAME_MS;
    gapMs = 0;
    voiceHeard |= burstMs >= rules.voiceMsMin();
    if (tooLongForAPerson() && !echo.follows()) {
      greetingMs = Math.max(greetingMs, elapsedMs);
      machine();
    }
  }

  private boolean tooLongForAPerson() {
    return kind == AnswerKind.HUMAN
        ? spokenMs > rules.speechMsMax() || talkMs > rules.talkMsMax()
        : burstMs > rules.greetingMsMax() || spokenMs > rules.voiceMsMax();
  }

  private void machine() {
    switch (kind) {
      case HUMAN, SILENCE, UNKNOWN -> judge(AnswerKind.MACHINE);
      case MACHINE, BEEP, FAX, OPERATOR_ANNOUNCEMENT, VOICE_ASSISTANT -> {}
    }
  }

  private void pause() {
    gapMs += SoundMeter.FRAME_MS;
    if (burstMs >= rules.voiceMsMin() && gapMs == rules.turnMs()) {
      turn();
    } else if (!voiceHeard && changes == 0 && elapsedMs >= rules.silenceMsMax()) {
      judge(AnswerKind.SILENCE);
    } else if (kind == AnswerKind.MACHINE && gapMs == rules.assistantTurnMs()) {
      assistant();
    }
  }

  private void turn() {
    spokenMs = 0;
    if (isOpen() && !echo.follows()) {
      judge(AnswerKind.HUMAN);
    }
  }

  /// Whether nothing was proved yet.
  private boolean isOpen() {
    return kind == AnswerKind.UNKNOWN || kind == AnswerKind.SILENCE;
  }

  private void assistant() {
    if (greetingMs <= rules.assistantMsMax()) {
      judge(AnswerKind.VOICE_ASSISTANT);
    }
  }

  private void judge(AnswerKind judgement) {
    boolean proved = kind == AnswerKind.FAX || kind == AnswerKind.OPERATOR_ANNOUNCEMENT;
    if (changes == 0 || (kind != judgement && !proved)) {
      kind = judgement;
      changes++;
    }
  }
}
