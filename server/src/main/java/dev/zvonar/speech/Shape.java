package dev.zvonar.speech;

import dev.zvonar.wire.audio.Level;
import dev.zvonar.wire.audio.Pcm;
import dev.zvonar.wire.audio.Resampler;
import java.util.Arrays;

/// Makes what an engine gave fit for the phone: 8000 Hz, one loudness, no silence at its ends, so
/// that phrases join without gaps. Pure.
final class Shape {
  private static final int WINDOW = 80; // 10 ms at 8000 Hz
  private static final double SILENCE_PEAK = 160; // some -46 dBFS
  private static final int HEAD = WINDOW;
  private static final int TAIL = 4 * WINDOW;

  private Shape() {}

  /// The sound with its speech at `dbfs`; empty when it is silent throughout.
  static short[] of(Pcm sound, double dbfs) {
    if (sound.samples().length == 0) {
      return new short[0];
    }
    return trimmed(Level.normalise(Resampler.to8k(sound), dbfs).samples());
  }

  /// Cuts silence off both ends, leaving 10 ms before and 40 ms behind so that no stop consonant
  /// is lost.
  static short[] trimmed(short[] samples) {
    int first = 0;
    while (first < samples.length && isSilent(samples, first)) {
      first += WINDOW;
    }
    if (first >= samples.length) {
      return new short[0];
    }
    int end = samples.length;
    while (end > first && isSilent(samples, Math.max(0, end - WINDOW))) {
      end -= WINDOW;
    }
    return Arrays.copyOfRange(
        samples, Math.max(0, first - HEAD), Math.min(samples.length, end + TAIL));
  }

  private static boolean isSilent(short[] samples, int from) {
    int to = Math.min(samples.length, from + WINDOW);
    for (int i = from; i < to; i++) {
      if (Math.abs((int) samples[i]) > SILENCE_PEAK) {
        return false;
      }
    }
    return true;
  }
}
