package dev.zvonar.speech;

import dev.zvonar.kernel.Text;
import dev.zvonar.wire.audio.Pcm;
import dev.zvonar.wire.audio.Tones;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/// Speaks a tone of 440 Hz for anything; fails or waits when told to.
public final class FakeEngine implements SpeechEngine {
  public final Queue<String> spoken = new ConcurrentLinkedQueue<>();
  public volatile boolean down;
  volatile CountDownLatch gate = new CountDownLatch(0);

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public String signature(Language language) {
    return "fake/" + language.code();
  }

  @Override
  public Pcm speak(Language language, String text) {
    spoken.add(text);
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (down) {
      throw new SpeechUnavailable(new Text("нет", "down"), Duration.ofSeconds(5), null);
    }
    return Tones.sine(8000, 440, 200, -12);
  }

  @Override
  public EngineState state(Language language) {
    return new EngineState(language, name(), !down, Text.same(""));
  }
}
