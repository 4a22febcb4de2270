package dev.zvonar.lab.carrier;

import dev.zvonar.wire.rtp.Prompt;

/// What the subscribers say: sounds with the rhythm of speech, made by arithmetic.
final class Sounds {
  private static final int RATE_HZ = 8000;
  private static final int HELLO_MS = 600;
  private static final int GREETING_MS = 4800;
  private static final int BEEP_MS = 400;
  private static final int BEEP_HZ = 1000;

  /// A person who picks up: a short hello.
  static final Prompt HELLO = Prompt.ofPcm8k(voice(HELLO_MS));

  /// A machine that picks up: a long greeting, a pause, a beep.
  static final Prompt GREETING =
      Prompt.ofPcm8k(joined(voice(GREETING_MS), new short[RATE_HZ / 5], beep()));

  private Sounds() {}

  /// Six harmonics of 150 Hz, louder and softer twice a second.
  private static short[] voice(int ms) {
    var pcm = new short[RATE_HZ / 1000 * ms];
    for (int i = 0; i < pcm.length; i++) {
      double t = (double) i / RATE_HZ;
      double sum = 0;
      for (int k = 1; k <= 6; k++) {
        sum += Math.sin(2 * Math.PI * 150 * k * t) / k;
      }
      double loud = 0.3 + 0.7 * Math.abs(Math.sin(2 * Math.PI * 2 * t));
      pcm[i] = (short) (sum * loud * 6000);
    }
    return pcm;
  }

  private static short[] beep() {
    var pcm = new short[RATE_HZ / 1000 * BEEP_MS];
    for (int i = 0; i < pcm.length; i++) {
      pcm[i] = (short) (12_000 * Math.sin(2 * Math.PI * BEEP_HZ * i / RATE_HZ));
    }
    return pcm;
  }

  private static short[] joined(short[]... parts) {
    int length = 0;
    for (short[] part : parts) {
      length += part.length;
    }
    var all = new short[length];
    int at = 0;
    for (short[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
