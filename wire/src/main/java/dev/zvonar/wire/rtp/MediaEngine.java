package dev.zvonar.wire.rtp;

import java.io.IOException;

/// Keeps the sound of all calls going: its threads send and receive every 20 ms for every session.
@SuppressWarnings("DoNotCallSuggester")
public final class MediaEngine implements AutoCloseable {
  private MediaEngine() {}

  /// Starts the media threads; no port is bound before a session asks for one.
  public static MediaEngine start(MediaSettings settings) {
    throw new UnsupportedOperationException("not laid yet: " + settings);
  }

  /// Opens a session on an even port of the range. Any thread; a few system calls long.
  ///
  /// @throws MediaExhausted when every port is taken or `sessionsMax` are open
  public MediaSession open(MediaListener listener) throws IOException {
    throw new UnsupportedOperationException("not laid yet: " + listener);
  }

  /// What has been done so far.
  public MediaCounters counters() {
    throw new UnsupportedOperationException("not laid yet");
  }

  /// Closes every session and ends the threads.
  @Override
  public void close() {
    throw new UnsupportedOperationException("not laid yet");
  }
}
