package dev.zvonar.wire.rtp;

import dev.zvonar.wire.audio.Codec;
import dev.zvonar.wire.audio.G711;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Sound ready to be played: G.711 codes cut into frames of 20 ms, shared by any number of calls.
/// Immutable; the last frame of every part is filled up with silence.
public final class Prompt {
  private final List<Clip> clips;
  private final int frames;

  private Prompt(List<Clip> clips) {
    this.clips = List.copyOf(clips);
    int sum = 0;
    for (Clip clip : clips) {
      sum = Math.addExact(sum, clip.frames());
    }
    this.frames = sum;
  }

  /// Encodes samples taken at 8000 Hz.
  public static Prompt ofPcm8k(short[] samples) {
    var codes = new byte[samples.length];
    for (int i = 0; i < samples.length; i++) {
      codes[i] = G711.toAlaw(samples[i]);
    }
    return ofAlaw(codes);
  }

  /// Takes A-law codes as they are; the array is copied.
  public static Prompt ofAlaw(byte[] alaw) {
    return new Prompt(List.of(Clip.ofAlaw(alaw)));
  }

  /// Joins prompts one behind the other, sharing their codes.
  public static Prompt sequence(List<Prompt> parts) {
    var clips = new ArrayList<Clip>(parts.size());
    for (Prompt part : parts) {
      clips.addAll(part.clips);
    }
    return new Prompt(clips);
  }

  /// Gives silence of `ms` milliseconds, rounded up to frames.
  public static Prompt silence(int ms) {
    if (ms < 0) {
      throw new IllegalArgumentException("ms is negative: " + ms);
    }
    return new Prompt(List.of(Clip.ofSilence(Math.ceilDiv(ms, Clip.FRAME_MS))));
  }

  /// How long it plays, a multiple of 20.
  public int durationMs() {
    return Math.multiplyExact(frames, Clip.FRAME_MS);
  }

  /// The whole as A-law codes, a new array: for listening to it in a browser, say.
  public byte[] toAlaw() {
    ByteBuffer out = ByteBuffer.wrap(new byte[frames * Clip.FRAME_BYTES]);
    for (Clip clip : clips) {
      for (int frame = 0; frame < clip.frames(); frame++) {
        clip.putFrame(Codec.PCMA, frame, out);
      }
    }
    return out.array();
  }

  int clips() {
    return clips.size();
  }

  Clip clip(int index) {
    return clips.get(index);
  }

  /// Makes the codes of `codec` on the calling thread, so that the media thread need not.
  void prepare(Codec codec) {
    for (Clip clip : clips) {
      clip.prepare(codec);
    }
  }
}
