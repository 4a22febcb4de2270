package dev.zvonar.wire.record;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Puts packets in order and gives them out evenly: codes of 8000 a second (G.711, and G.722 whose
/// clock says so too), by their RTP timestamps, so that packets of 10 to 60 ms are all the same.
///
/// Pure: time is the [#take] of every 20 ms. It begins with [#DELAY_MS_MIN] of delay, waits 20 ms
/// longer after each packet that came too late, up to [#DELAY_MS_MAX], and takes them back one by
/// one when for two seconds everything came early enough. Mutable, one writer; allocates nothing
/// after its construction.
public final class JitterBuffer {
  /// Codes of one [#take].
  public static final int FRAME_CODES = 160;

  public static final int DELAY_MS_MIN = 40;
  public static final int DELAY_MS_MAX = 200;

  private static final int FRAME_MS = 20;
  private static final int UNIT = 80;

  /// One second; a packet further ahead is from a source that set its clock anew.
  private static final int UNITS = 100;

  private static final int CALM_FRAMES = 100;

  private final byte[] codes = new byte[UNITS * UNIT];
  private final boolean[] present = new boolean[UNITS];
  private int playUnit;
  private int playTimestamp;
  private int waitFrames;
  private int delayMs = DELAY_MS_MIN;
  private boolean started;
  private int calmFrames;
  private int leastAhead = Integer.MAX_VALUE;
  private long latePackets;
  private long missingFrames;

  /// Begins empty.
  public JitterBuffer() {}

  /// Takes the codes between position and limit of `payload`, which is left as it is; gives false
  /// for a packet that came too late to be heard.
  public boolean put(int timestamp, ByteBuffer payload) {
    int ahead = timestamp - playTimestamp;
    if (!started || ahead >= UNITS * UNIT - payload.remaining() || ahead < -UNITS * UNIT) {
      start(timestamp);
      ahead = 0;
    }
    ahead -= Math.floorMod(ahead, UNIT);
    if (ahead < 0) {
      late();
      return false;
    }
    leastAhead = Math.min(leastAhead, ahead + waitFrames * FRAME_CODES);
    return store(ahead / UNIT, payload);
  }

  /// Gives the next 20 ms into `out` from `at` on; gives false, and leaves `out` alone, when they
  /// never came or are not due yet.
  public boolean take(byte[] out, int at) {
    if (!started) {
      return false;
    }
    if (waitFrames > 0) {
      waitFrames--;
      return false;
    }
    relax();
    boolean whole = present[playUnit] && present[next(playUnit)];
    if (whole) {
      System.arraycopy(codes, playUnit * UNIT, out, at, UNIT);
      System.arraycopy(codes, next(playUnit) * UNIT, out, at + UNIT, UNIT);
    } else {
      missingFrames++;
    }
    advance();
    return whole;
  }

  /// How long a packet in time is held now.
  public int delayMs() {
    return delayMs;
  }

  /// Packets that came after their time.
  public long latePackets() {
    return latePackets;
  }

  /// Frames for which nothing was there.
  public long missingFrames() {
    return missingFrames;
  }

  private void start(int timestamp) {
    Arrays.fill(present, false);
    playUnit = 0;
    playTimestamp = timestamp;
    waitFrames = delayMs / FRAME_MS;
    started = true;
  }

  private void late() {
    latePackets++;
    calmFrames = 0;
    if (delayMs < DELAY_MS_MAX && waitFrames == 0) {
      delayMs += FRAME_MS;
      waitFrames++;
    }
  }

  /// Two calm seconds in which every packet was there a frame and a half early are enough to hold
  /// them one frame less.
  private void relax() {
    if (++calmFrames < CALM_FRAMES) {
      return;
    }
    if (delayMs > DELAY_MS_MIN && leastAhead >= FRAME_CODES + UNIT) {
      delayMs -= FRAME_MS;
      advance();
    }
    calmFrames = 0;
    leastAhead = Integer.MAX_VALUE;
  }

  private boolean store(int unitsAhead, ByteBuffer payload) {
    int units = Math.min(payload.remaining() / UNIT, UNITS - unitsAhead);
    for (int i = 0; i < units; i++) {
      int unit = (playUnit + unitsAhead + i) % UNITS;
      payload.get(payload.position() + i * UNIT, codes, unit * UNIT, UNIT);
      present[unit] = true;
    }
    return units > 0;
  }

  private void advance() {
    present[playUnit] = false;
    present[next(playUnit)] = false;
    playUnit = next(next(playUnit));
    playTimestamp += FRAME_CODES;
  }

  private static int next(int unit) {
    return (unit + 1) % UNITS;
  }
}
