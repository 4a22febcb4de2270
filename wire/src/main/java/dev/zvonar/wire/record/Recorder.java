package dev.zvonar.wire.record;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Writes recordings with one thread of its own, five times a second.
public final class Recorder implements AutoCloseable {
  private static final int PERIOD_MS = 200;

  private final List<Recording> open = new CopyOnWriteArrayList<>();
  private final Semaphore room;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread thread;

  private Recorder(int recordingsMax) {
    this.room = new Semaphore(recordingsMax);
    this.thread = Thread.ofPlatform().name("recorder").daemon().unstarted(this::run);
  }

  /// Starts the thread; at most `recordingsMax` calls are recorded at once.
  public static Recorder start(int recordingsMax) {
    var recorder = new Recorder(recordingsMax);
    recorder.thread.start();
    return recorder;
  }

  /// Begins a recording in `file`, which must not be there yet.
  ///
  /// @throws IOException when the file cannot be made, or too many calls are recorded already
  public Recording open(Path file) throws IOException {
    if (over.getCount() == 0 || !room.tryAcquire()) {
      throw new IOException("no more calls can be recorded at once: " + file);
    }
    try {
      var recording =
          new Recording(
              FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
      open.add(recording);
      return recording;
    } catch (IOException failed) {
      room.release();
      throw failed;
    }
  }

  /// Ends every recording, writes what waits, and returns when all files are closed.
  @Override
  public void close() {
    over.countDown();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!over.await(PERIOD_MS, TimeUnit.MILLISECONDS)) {
        drain();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    open.forEach(Recording::close);
    drain();
  }

  private void drain() {
    var finished = new ArrayList<Recording>();
    for (Recording recording : open) {
      if (!recording.drain()) {
        finished.add(recording);
        room.release();
      }
    }
    open.removeAll(finished);
  }
}
