package dev.zvonar.web;

/// One client of an event stream, seen from the sender.
public interface EventSink {
  /// Sends an event; never blocks, any thread. Each event must be whole: when the client is slow, a
  /// later event of the same name and key takes the place of one not yet written.
  ///
  /// @param event the event's name, such as `campaign`
  /// @param key tells events of one name apart, such as the campaign's number; empty if there is one
  /// @param json the data; must hold no line break
  void send(String event, String key, String json);
}
