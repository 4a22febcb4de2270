package dev.zvonar.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Writes server-sent events to one client on the thread of its request.
///
/// The buffer holds the latest event of each name and key, at most [#EVENTS_MAX]; beyond that the
/// oldest is let go. A client that reads nothing is cut off by the connection's idle time-out.
final class EventStream implements EventSink {
  static final int EVENTS_MAX = 256;

  private static final byte[] HEARTBEAT = ": beat\n\n".getBytes(StandardCharsets.UTF_8);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final LinkedHashMap<String, String> waiting = new LinkedHashMap<>(); // guarded by lock
  private final Duration heartbeat;
  private boolean closed; // guarded by lock

  EventStream(Duration heartbeat) {
    this.heartbeat = heartbeat;
  }

  @Override
  public void send(String event, String key, String json) {
    lock.lock();
    try {
      waiting.remove(event + ' ' + key);
      if (waiting.size() >= EVENTS_MAX) {
        waiting.pollFirstEntry();
      }
      waiting.put(event + ' ' + key, "event: " + event + "\ndata: " + json + "\n\n");
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Ends [#writeTo] soon; any thread.
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Writes until closed. An exception means that the client has gone.
  void writeTo(OutputStream out) throws IOException, InterruptedException {
    out.write("retry: 2000\n\n".getBytes(StandardCharsets.UTF_8));
    out.flush();
    while (!isClosed()) {
      var events = take();
      if (events.isEmpty()) {
        out.write(HEARTBEAT);
      }
      for (var event : events) {
        out.write(event.getBytes(StandardCharsets.UTF_8));
      }
      out.flush();
    }
  }

  /// The events that wait, or none after a heartbeat's time.
  private List<String> take() throws InterruptedException {
    lock.lock();
    try {
      var left = heartbeat.toNanos();
      while (waiting.isEmpty() && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      var events = new ArrayList<>(waiting.values());
      waiting.clear();
      return events;
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }
}
