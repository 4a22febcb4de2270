package dev.zvonar.wire.listen;

/// Says what the tones of an answered call mean: a beep to speak after, a fax, an operator's three
/// rising tones, a line that rings on. Mutable, one writer.
final class ToneSense {
  private static final int BEEP_MS_MIN = 120;
  private static final int BEEP_MS_MAX = 2500;

  /// Behind a beep the machine is silent, because it records; a melody and a jingle go on.
  private static final int AFTER_BEEP_MS = 240;

  /// A beep at the frequency of the line itself could be a busy tone's, whose pause is shorter; and
  /// before any voice it is a ring.
  private static final int AFTER_LINE_TONE_MS = 1500;

  private static final int LINE_TONE_MS_MIN = 300;
  private static final int VOICE_FRAMES_MIN = 5;

  /// ITU-T T.30 §4.1.1: CED is 2.6 to 4 s of 2100 Hz ± 15; no beep is as long as this.
  private static final int ANSWER_TONE_MS = 800;

  /// ITU-T T.30 §4.1.2: CNG is 1100 Hz ± 38 for 0.5 s ± 15 %, in 20 ms frames.
  private static final int CNG_MS_MIN = 400;

  private static final int CNG_MS_MAX = 620;

  /// ITU-T E.180 Supplement 2: the three tones last 276 or 380 ms each.
  private static final int SIT_MS_MIN = 180;

  private static final int SIT_MS_MAX = 480;

  private final ToneRun run = new ToneRun();
  private int sitTones;
  private int beepHz;
  private int quietMs;
  private int voiceFrames;

  /// What the last 20 ms have proved.
  enum Meaning {
    NOTHING,
    BEEP,
    FAX,
    SPECIAL_INFORMATION,
    LINE_TONE
  }

  /// Takes the next 20 ms: its tone, 0 for none, and whether it is voice.
  Meaning hear(int toneHz, boolean voice) {
    voiceFrames += voice && toneHz == 0 ? 1 : 0;
    Meaning ended = run.hear(toneHz) ? ended() : Meaning.NOTHING;
    return ended == Meaning.NOTHING ? during(voice) : ended;
  }

  /// Whether a tone has sounded long enough to be none of a voice.
  boolean sounding() {
    return run.ms() >= 80;
  }

  void restart() {
    run.restart();
    sitTones = 0;
    beepHz = 0;
    quietMs = 0;
    voiceFrames = 0;
  }

  /// A few frames are the ragged ends of tones.
  private boolean voiceEver() {
    return voiceFrames >= VOICE_FRAMES_MIN;
  }

  private Meaning during(boolean voice) {
    int ms = run.ms();
    if (ms >= ANSWER_TONE_MS && isAnswerTone(run.hz())) {
      return Meaning.FAX;
    }
    if (ms >= SIT_MS_MIN && sitTones == 2 && sitPlace(run.hz()) == 2) {
      sitTones = 0;
      return Meaning.SPECIAL_INFORMATION;
    }
    return beepHz == 0 ? Meaning.NOTHING : afterBeep(voice);
  }

  private Meaning afterBeep(boolean voice) {
    if (voice || run.ms() > 0) {
      beepHz = 0;
      return Meaning.NOTHING;
    }
    quietMs += SoundMeter.FRAME_MS;
    if (quietMs < (ToneRun.ofLine(beepHz) ? AFTER_LINE_TONE_MS : AFTER_BEEP_MS)) {
      return Meaning.NOTHING;
    }
    beepHz = 0;
    return Meaning.BEEP;
  }

  private Meaning ended() {
    int hz = run.endedHz();
    int ms = run.endedMs();
    countSit(hz, ms);
    if (!voiceEver() && hz >= 1062 && hz <= 1138 && ms >= CNG_MS_MIN && ms <= CNG_MS_MAX) {
      return Meaning.FAX;
    }
    if (ms >= BEEP_MS_MIN && ms <= BEEP_MS_MAX && (voiceEver() || !ToneRun.ofLine(hz))) {
      beepHz = hz;
      quietMs = 0;
    }
    return ToneRun.ofLine(hz) && ms >= LINE_TONE_MS_MIN ? Meaning.LINE_TONE : Meaning.NOTHING;
  }

  private void countSit(int hz, int ms) {
    boolean inTime = ms >= SIT_MS_MIN && ms <= SIT_MS_MAX;
    int place = inTime ? sitPlace(hz) : -1;
    if (place >= 0) {
      sitTones = place == sitTones ? sitTones + 1 : place == 0 ? 1 : 0;
    } else if (ms >= SIT_MS_MIN) {
      sitTones = 0;
    }
  }

  /// ITU-T E.180: 950, 1400 and 1800 Hz ± 50, in this order; North America's stay within it.
  private static int sitPlace(int hz) {
    if (hz >= 900 && hz <= 1000) {
      return 0;
    }
    if (hz >= 1350 && hz <= 1450) {
      return 1;
    }
    return hz >= 1750 && hz <= 1850 ? 2 : -1;
  }

  /// 2100 Hz of a fax or modem (ITU-T V.25, V.8), 2225 Hz of an old American modem.
  private static boolean isAnswerTone(int hz) {
    return (hz >= 2080 && hz <= 2120) || (hz >= 2205 && hz <= 2245);
  }
}
