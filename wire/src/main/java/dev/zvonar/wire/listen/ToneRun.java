package dev.zvonar.wire.listen;

/// Follows one tone as long as it holds its frequency: a beep, a ring, a whistle of a fax.
///
/// Two frames that are not the tone do not end it: 440 and 480 Hz together beat, and the tone of a
/// modem turns its phase around. Mutable, one writer.
final class ToneRun {
  private static final int BRIDGED_FRAMES = 2;
  private static final int DRIFT_HZ = 25;

  /// The tones of a line: 350 to 480 Hz, wherever the beat of two is caught.
  private static final int LINE_HZ_MIN = 330;

  private static final int LINE_HZ_MAX = 510;

  private int hz;
  private int ms;
  private int missedFrames;
  private int endedHz;
  private int endedMs;

  /// Takes the tone of the next 20 ms, 0 for none; gives true when a run has just ended, which
  /// [#endedHz] and [#endedMs] describe.
  boolean hear(int toneHz) {
    if (toneHz != 0 && (ms == 0 || holds(toneHz))) {
      ms += SoundMeter.FRAME_MS * (missedFrames + 1);
      missedFrames = 0;
      // The mean of what is heard; a beat swings evenly around it.
      hz = hz == 0 ? toneHz : hz + (toneHz - hz) / 4;
      return false;
    }
    if (ms == 0 || (toneHz == 0 && ++missedFrames <= BRIDGED_FRAMES)) {
      return false;
    }
    endedHz = hz;
    endedMs = ms;
    hz = toneHz;
    ms = toneHz == 0 ? 0 : SoundMeter.FRAME_MS;
    missedFrames = 0;
    return true;
  }

  /// The frequency of the tone that sounds, 0 when none does.
  int hz() {
    return hz;
  }

  /// For how long it has sounded.
  int ms() {
    return ms;
  }

  int endedHz() {
    return endedHz;
  }

  int endedMs() {
    return endedMs;
  }

  void restart() {
    hz = 0;
    ms = 0;
    missedFrames = 0;
  }

  /// Whether a frequency is one of those that exchanges ring and refuse with.
  static boolean ofLine(int hz) {
    return hz >= LINE_HZ_MIN && hz <= LINE_HZ_MAX;
  }

  private boolean holds(int toneHz) {
    return Math.abs(toneHz - hz) <= DRIFT_HZ || (ofLine(toneHz) && ofLine(hz));
  }
}
