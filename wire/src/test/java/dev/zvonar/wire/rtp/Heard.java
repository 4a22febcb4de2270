package dev.zvonar.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.audio.AnswerKind;
import dev.zvonar.wire.audio.Codec;
import dev.zvonar.wire.audio.Pcm;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Keeps everything a session tells and everything that sounds; any thread may look.
final class Heard implements MediaListener, FrameSink {
  private final List<Long> played = new ArrayList<>();
  private final StringBuilder digits = new StringBuilder();
  private final List<Integer> digitMs = new ArrayList<>();
  private final List<AnswerKind> kinds = new ArrayList<>();
  private final List<byte[]> frames = new ArrayList<>();
  private final List<Integer> timestamps = new ArrayList<>();
  private Codec codec = Codec.PCMA;

  @Override
  public synchronized void onPlayed(long token) {
    played.add(token);
    notifyAll();
  }

  @Override
  public synchronized void onDigit(char digit, int durationMs) {
    digits.append(digit);
    digitMs.add(durationMs);
    notifyAll();
  }

  @Override
  public synchronized void onAnswerKind(AnswerKind kind) {
    kinds.add(kind);
    notifyAll();
  }

  @Override
  public synchronized void onFrame(Codec law, int timestamp, ByteBuffer payload) {
    codec = law;
    var frame = new byte[payload.remaining()];
    payload.get(frame);
    frames.add(frame);
    timestamps.add(timestamp);
    notifyAll();
  }

  synchronized List<Long> played() {
    return List.copyOf(played);
  }

  synchronized String digits() {
    return digits.toString();
  }

  synchronized List<Integer> digitMs() {
    return List.copyOf(digitMs);
  }

  synchronized List<AnswerKind> kinds() {
    return List.copyOf(kinds);
  }

  synchronized List<Integer> timestamps() {
    return List.copyOf(timestamps);
  }

  synchronized Codec codec() {
    return codec;
  }

  synchronized int frames() {
    return frames.size();
  }

  /// The codes heard, silence before the first sound and behind the last left out.
  synchronized Pcm sound() {
    var samples = new ArrayList<Short>();
    for (byte[] frame : frames) {
      for (byte code : frame) {
        samples.add(codec.decode(code));
      }
    }
    int from = 0;
    int to = samples.size();
    while (from < to && Math.abs(samples.get(from)) < 100) {
      from++;
    }
    while (to > from && Math.abs(samples.get(to - 1)) < 100) {
      to--;
    }
    var cut = new short[to - from];
    for (int i = 0; i < cut.length; i++) {
      cut[i] = samples.get(from + i);
    }
    return new Pcm(8000, cut);
  }

  /// Waits until `condition` holds, looking again at every notice and every 10 ms.
  synchronized void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    try {
      while (!condition.getAsBoolean()) {
        assertThat(System.nanoTime()).as("time waiting for: %s", what).isLessThan(end);
        wait(10);
      }
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
