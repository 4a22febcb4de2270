package dev.zvonar.launch;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has been opened, closed in the opposite order. One that fails to close does not keep the
/// others open.
final class Opened implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Opened.class);

  private final Deque<AutoCloseable> rooms = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T room) {
    rooms.push(room);
    return room;
  }

  @Override
  public void close() {
    while (!rooms.isEmpty()) {
      AutoCloseable room = rooms.pop();
      try {
        room.close();
      } catch (Exception e) { // AutoCloseable allows any; the rest must still be closed.
        log.warn("closing failed room={}", room.getClass().getSimpleName(), e);
      }
    }
  }
}
