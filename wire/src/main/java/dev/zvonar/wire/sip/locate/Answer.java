package dev.zvonar.wire.sip.locate;

import java.util.List;

/// What the DNS said to one question.
///
/// @param records none when there is no such name or no such record
/// @param ttlS how long that holds, in seconds
public record Answer<T>(List<T> records, long ttlS) {
  public Answer {
    records = List.copyOf(records);
  }
}
