package dev.zvonar.wire.rtp;

import dev.zvonar.wire.audio.Tones;
import java.nio.ByteBuffer;

/// Presses keys, a packet a tick: 100 ms each with a pause behind it (RFC 4733 §2.5.1). A ring of
/// key codes and a step; written by the session's media thread alone.
///
/// One key is eleven ticks: four updates, the end sent three times ("the final packet for each
/// event SHOULD be sent a total of three times", §2.5.1.4), four of pause.
final class DigitQueue {
  /// Bytes of a telephone-event payload (RFC 4733 §2.3).
  static final int PAYLOAD_BYTES = 4;

  private static final int FRAMES_DOWN = 5;
  private static final int END_REPEATS = 2;
  private static final int PAUSE_FRAMES = 4;
  private static final int LAST_EVENT_STEP = FRAMES_DOWN - 1 + END_REPEATS;
  private static final int STEPS = LAST_EVENT_STEP + 1 + PAUSE_FRAMES;

  /// -10 dBm0, the usual loudness of a key (RFC 4733 §2.3 counts downwards from 0).
  private static final byte VOLUME = 10;

  private static final int END_BIT = 0x80;

  private final byte[] codes;
  private int first;
  private int count;
  private int step;
  private int startTimestamp;

  DigitQueue(int digitsMax) {
    this.codes = new byte[digitsMax];
  }

  /// Gives the code of a key, -1 when `key` is none.
  static int code(char key) {
    return Tones.KEYS.indexOf(key);
  }

  /// Queues a key; the caller has made sure that there is room.
  void add(char key) {
    codes[(first + count) % codes.length] = (byte) code(key);
    count++;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /// Whether this tick belongs to the pause between two keys.
  boolean pausing() {
    return step > LAST_EVENT_STEP;
  }

  /// Whether this tick is the first of its key.
  boolean beginning() {
    return step == 0;
  }

  /// The code of the key that is down.
  int code() {
    return codes[first];
  }

  /// Whether the key sounds in this tick, when it is pressed as a tone.
  boolean sounding() {
    return step < FRAMES_DOWN;
  }

  int step() {
    return step;
  }

  /// Notes when the key went down; every packet of its event carries this timestamp.
  void press(int timestamp) {
    startTimestamp = timestamp;
  }

  int startTimestamp() {
    return startTimestamp;
  }

  /// Puts the payload of this tick's packet into `out`.
  void putEvent(ByteBuffer out) {
    boolean end = step >= FRAMES_DOWN - 1;
    int units = Math.min(step + 1, FRAMES_DOWN) * Clip.FRAME_BYTES;
    out.put(codes[first]);
    out.put((byte) ((end ? END_BIT : 0) | VOLUME));
    out.putShort((short) units);
  }

  /// Moves on by one tick; gives true when the key was done with.
  boolean advance() {
    step++;
    if (step < STEPS) {
      return false;
    }
    step = 0;
    first = (first + 1) % codes.length;
    count--;
    return true;
  }
}
