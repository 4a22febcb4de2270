package dev.zvonar.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A listener that remembers, and lets a test wait for a kind of event.
final class LegLog implements LegListener {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<LegEvent> events = new CopyOnWriteArrayList<>();
  private final Semaphore sessions = new Semaphore(0);
  // Written by the test's thread alone.
  private int taken;
  private final CountDownLatch transferred = new CountDownLatch(1);
  private final CountDownLatch answered = new CountDownLatch(1);
  private final CountDownLatch ringing = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  @Override
  public void on(LegEvent event) {
    events.add(event);
    switch (event) {
      case LegEvent.Answered _ -> answered.countDown();
      case LegEvent.Ringing _, LegEvent.EarlyMedia _ -> ringing.countDown();
      case LegEvent.Ended _ -> ended.countDown();
      case LegEvent.SessionChanged _, LegEvent.OfferRefused _ -> sessions.release();
      case LegEvent.Sent _, LegEvent.Trying _, LegEvent.Info _, LegEvent.Overloaded _ -> {}
      case LegEvent.TransferProgress(_, _, boolean over) -> {
        if (over) {
          transferred.countDown();
        }
      }
    }
  }

  /// The next change of the session, or refusal of one, that no other call of this has taken.
  LegEvent awaitSession() {
    try {
      assertThat(sessions.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
          .as("waited in vain; heard %s", events)
          .isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    List<LegEvent> told =
        events.stream()
            .filter(event ->
                event instanceof LegEvent.SessionChanged || event instanceof LegEvent.OfferRefused)
            .toList();
    return told.get(taken++);
  }

  List<LegEvent.TransferProgress> awaitTransfer() {
    await(transferred);
    return of(LegEvent.TransferProgress.class);
  }

  LegLog awaitRinging() {
    await(ringing);
    return this;
  }

  LegEvent.Answered awaitAnswered() {
    await(answered);
    return of(LegEvent.Answered.class).getFirst();
  }

  LegEnd awaitEnd() {
    await(ended);
    assertThat(events.getLast()).isInstanceOf(LegEvent.Ended.class);
    assertThat(of(LegEvent.Ended.class)).hasSize(1);
    return of(LegEvent.Ended.class).getFirst().end();
  }

  <E extends LegEvent> List<E> of(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  List<String> kinds() {
    return events.stream().map(event -> event.getClass().getSimpleName()).toList();
  }

  private void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
          .as("waited in vain; heard %s", events)
          .isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
