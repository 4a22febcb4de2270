package dev.zvonar.callee;

import dev.zvonar.kernel.PhoneNumber;
import java.time.Instant;

/// A number that must never be called.
///
/// @param source who said so
public record OptOut(PhoneNumber phone, Source source, String note, Instant createdAt) {
  /// Who asked.
  public enum Source {
    /// The callee, by a key during a call.
    KEY,
    /// A person at the console.
    CONSOLE,
    /// A program, by the API.
    API
  }
}
