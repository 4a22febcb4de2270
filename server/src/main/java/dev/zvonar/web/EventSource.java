package dev.zvonar.web;

/// What an event stream is fed from.
@FunctionalInterface
public interface EventSource {
  /// Begins to send to `sink`, from any thread, until the feed is closed.
  Feed open(EventSink sink);

  /// A running subscription. Closing is quick, and sending after it does no harm.
  @FunctionalInterface
  interface Feed extends AutoCloseable {
    @Override
    void close();
  }
}
