package dev.zvonar.wire.audio;

import java.io.IOException;
import java.io.Serial;

/// A WAV file that cannot be used; the message says what is wrong and what would be right, in
/// words fit for the person who uploaded it.
public final class BadWav extends IOException {
  @Serial private static final long serialVersionUID = 1;

  /// Refuses the file for the reason given.
  public BadWav(String message) {
    super(message);
  }
}
