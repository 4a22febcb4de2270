package dev.zvonar.wire.listen;

import dev.zvonar.wire.audio.Codec;
import java.nio.ByteBuffer;

/// Hears the keys of a telephone in sound (ITU-T Q.23, Q.24), for far ends that send no telephone
/// events: needed only when none were negotiated.
///
/// Sound is looked at in blocks of 12.75 ms. A key is believed after two blocks in a row that are
/// full of its two tones, or three that hold little else, and whose phase has advanced as its
/// frequencies say, which speech rarely does; it is let go after three blocks without it, so that a gap of 10 ms does not make
/// two keys of one and a pause of 40 ms does. What was measured stands in `docs/media.md`.
///
/// Mutable, one writer; allocates nothing after its construction.
public final class DtmfDetector {
  /// Samples of a block.
  static final int BLOCK = 102;

  private static final int GONE_BLOCKS = 3;
  private static final int NONE = -1;

  private final short[] block = new short[BLOCK];
  private final DtmfBlock look = new DtmfBlock();
  private int filled;
  private int lastKey = NONE;
  private int inTuneBlocks;
  private int down = NONE;
  private int downBlocks;
  private int missed;
  private char key;
  private int durationMs;

  /// Begins with no key down.
  public DtmfDetector() {}

  /// Takes `length` codes of a packet of at most 60 ms, from `offset` on; the buffer's position is
  /// left alone. Gives true when a key was let go in it, which [#key] and [#durationMs] tell.
  public boolean take(Codec codec, ByteBuffer codes, int offset, int length) {
    boolean letGo = false;
    for (int i = offset; i < offset + length; i++) {
      block[filled++] = codec.decode(codes.get(i));
      letGo |= filled == BLOCK && look();
    }
    return letGo;
  }

  /// Takes `length` samples at 8000 Hz, as [#take(Codec, ByteBuffer, int, int)] does.
  public boolean take(short[] samples, int offset, int length) {
    boolean letGo = false;
    for (int i = offset; i < offset + length; i++) {
      block[filled++] = samples[i];
      letGo |= filled == BLOCK && look();
    }
    return letGo;
  }

  /// The key let go last: 0-9, `*`, `#`, A-D.
  public char key() {
    return key;
  }

  /// For about how long it was down, to 13 ms.
  public int durationMs() {
    return durationMs;
  }

  /// Forgets what is down.
  public void restart() {
    filled = 0;
    lastKey = NONE;
    down = NONE;
  }

  private boolean look() {
    filled = 0;
    int heard = look.key(block);
    boolean inTune = heard != NONE && heard == lastKey && look.inTune();
    inTuneBlocks = inTune ? inTuneBlocks + 1 : 0;
    lastKey = heard;
    // 40 ms hold two whole blocks wherever they begin, 20 ms never do.
    boolean sure = inTune && (look.full() || inTuneBlocks >= 2);
    if (down == NONE) {
      press(sure ? heard : NONE);
      return false;
    }
    if (heard == down) {
      downBlocks += 1 + missed;
      missed = 0;
      return false;
    }
    missed++;
    return (sure || missed == GONE_BLOCKS) && release(sure ? heard : NONE);
  }

  private void press(int next) {
    down = next;
    downBlocks = 1 + inTuneBlocks;
    missed = 0;
  }

  private boolean release(int next) {
    key = DtmfBlock.KEYPAD.charAt(down);
    durationMs = downBlocks * BLOCK * 1000 / Codec.SAMPLE_RATE_HZ;
    press(next);
    return true;
  }
}
