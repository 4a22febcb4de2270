package dev.zvonar.wire.rtp;

import dev.zvonar.wire.audio.Codec;
import dev.zvonar.wire.audio.Tones;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The tones of all keys, ready to play, for far ends that take no telephone events.
final class KeyTones {
  private static final int DOWN_MS = 100;

  private final List<Clip> clips;

  private KeyTones(List<Clip> clips) {
    this.clips = clips;
  }

  /// Makes all sixteen, 25 KB in both laws.
  static KeyTones make() {
    var clips = new ArrayList<Clip>();
    for (char key : Tones.KEYS.toCharArray()) {
      Clip clip = Prompt.ofPcm8k(Tones.dtmf(key, DOWN_MS).samples()).clip(0);
      clip.prepare(Codec.PCMU);
      clips.add(clip);
    }
    return new KeyTones(List.copyOf(clips));
  }

  void putFrame(Codec codec, int code, int frame, ByteBuffer out) {
    clips.get(code).putFrame(codec, frame, out);
  }
}
