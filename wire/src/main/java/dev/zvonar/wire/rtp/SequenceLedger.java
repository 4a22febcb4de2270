package dev.zvonar.wire.rtp;

/// Keeps count of one source's sequence numbers: what came, what came twice, what never came
/// (RFC 3550 appendices A.1 and A.3). Mutable, written by the session's media thread alone.
final class SequenceLedger {
  /// RFC 3550 A.1: a step forward shorter than this is loss, anything longer a jump.
  private static final int DROPOUT_MAX = 3000;

  /// RFC 3550 A.1: a step back shorter than this is disorder.
  private static final int MISORDER_MAX = 100;

  /// How far back a late packet is still told from a repeat, in packets: 1.28 s of sound.
  private static final int WINDOW = 64;

  private static final int NONE = -1;

  private boolean started;
  private long base;
  private long highest;
  private long received;
  private long lostBefore;

  /// Bit n is set when the packet n before the highest has come.
  private long window;

  private int jumpedTo = NONE;

  /// Takes a sequence number of 16 bits; gives true when its packet is new and of use, false for
  /// a repeat, for one that comes too late, and for a lone jump.
  boolean accept(int sequence) {
    if (!started) {
      start(sequence);
      return true;
    }
    int step = (short) (sequence - (int) highest);
    if (step > 0 && step < DROPOUT_MAX) {
      return forward(step);
    }
    if (step <= 0 && step > -WINDOW) {
      return backward(-step);
    }
    boolean tooLate = step <= 0 && step > -MISORDER_MAX;
    return !tooLate && jump(sequence);
  }

  /// Begins anew with the next packet, as with a new source; what was lost stays counted.
  void restart() {
    lostBefore = lost();
    started = false;
    received = 0;
    jumpedTo = NONE;
  }

  /// Packets that never came: expected less received.
  long lost() {
    return lostBefore + (started ? highest - base + 1 - received : 0);
  }

  private void start(int sequence) {
    started = true;
    base = sequence;
    highest = sequence;
    received = 1;
    window = 1;
  }

  private boolean forward(int step) {
    highest += step;
    window = step >= WINDOW ? 1 : (window << step) | 1;
    received++;
    jumpedTo = NONE;
    return true;
  }

  private boolean backward(int age) {
    long bit = 1L << age;
    // A packet from before the first one we saw is older than the count.
    if ((window & bit) != 0 || highest - age < base) {
      return false;
    }
    window |= bit;
    received++;
    return true;
  }

  /// RFC 3550 A.1: "Two sequential packets -- assume that the other side restarted without
  /// telling us so just re-sync".
  private boolean jump(int sequence) {
    if (sequence != jumpedTo) {
      jumpedTo = (sequence + 1) & 0xFFFF;
      return false;
    }
    restart();
    start(sequence);
    return true;
  }
}
