package dev.zvonar.wire.rtp;

import dev.zvonar.wire.audio.Codec;
import dev.zvonar.wire.audio.G711;
import dev.zvonar.wire.audio.Level;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A stretch of sound, or of silence, as whole frames of codes; the leaf that prompts share.
final class Clip {
  /// Samples, and so bytes, of one frame of 20 ms at 8000 Hz (RFC 3551 §4.2's default).
  static final int FRAME_BYTES = 160;

  static final int FRAME_MS = 20;

  private static final byte[] ALAW_SILENCE = silence(Codec.PCMA);
  private static final byte[] ULAW_SILENCE = silence(Codec.PCMU);

  private final int frames;
  private final byte @Nullable [] alaw;

  /// How loud each frame is, for telling its echo.
  private final float @Nullable [] meanSquares;

  /// Made once from A-law by whoever first needs it; two threads would make the same bytes.
  private volatile byte @Nullable [] ulaw;

  private Clip(int frames, byte @Nullable [] alaw) {
    this.frames = frames;
    this.alaw = alaw;
    this.meanSquares = alaw == null ? null : meanSquares(alaw, frames);
  }

  /// Keeps a copy of `codes`, filled up with silence to whole frames.
  static Clip ofAlaw(byte[] codes) {
    int frames = frames(codes.length);
    byte[] padded = Arrays.copyOf(codes, Math.multiplyExact(frames, FRAME_BYTES));
    Arrays.fill(padded, codes.length, padded.length, G711.ALAW_SILENCE);
    return new Clip(frames, padded);
  }

  static Clip ofSilence(int frames) {
    return new Clip(frames, null);
  }

  /// Frames needed for so many codes.
  static int frames(int codes) {
    return codes / FRAME_BYTES + (codes % FRAME_BYTES == 0 ? 0 : 1);
  }

  int frames() {
    return frames;
  }

  /// The mean of the squared samples of one frame.
  float meanSquare(int frame) {
    return meanSquares == null ? 0 : meanSquares[frame];
  }

  /// Makes the codes of `codec` now, so that the media thread need not.
  void prepare(Codec codec) {
    if (alaw != null && codec == Codec.PCMU) {
      ulaw(alaw);
    }
  }

  /// Puts one frame into `out`; allocates nothing once prepared.
  void putFrame(Codec codec, int frame, ByteBuffer out) {
    if (alaw == null) {
      putSilence(codec, out);
    } else {
      byte[] codes =
          switch (codec) {
            case PCMA -> alaw;
            case PCMU -> ulaw(alaw);
          };
      out.put(codes, frame * FRAME_BYTES, FRAME_BYTES);
    }
  }

  /// Puts one frame of silence into `out`.
  static void putSilence(Codec codec, ByteBuffer out) {
    switch (codec) {
      case PCMA -> out.put(ALAW_SILENCE);
      case PCMU -> out.put(ULAW_SILENCE);
    }
  }

  private byte[] ulaw(byte[] from) {
    byte[] made = ulaw;
    if (made == null) {
      made = new byte[from.length];
      for (int i = 0; i < from.length; i++) {
        made[i] = G711.toUlaw(G711.fromAlaw(from[i]));
      }
      ulaw = made;
    }
    return made;
  }

  private static float[] meanSquares(byte[] alaw, int frames) {
    var loudness = new float[frames];
    ByteBuffer codes = ByteBuffer.wrap(alaw);
    for (int i = 0; i < frames; i++) {
      loudness[i] = (float) Level.meanSquare(Codec.PCMA, codes, i * FRAME_BYTES, FRAME_BYTES);
    }
    return loudness;
  }

  private static byte[] silence(Codec codec) {
    var frame = new byte[FRAME_BYTES];
    Arrays.fill(frame, codec.silence());
    return frame;
  }
}
