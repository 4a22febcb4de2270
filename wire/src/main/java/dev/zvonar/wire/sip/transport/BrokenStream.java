package dev.zvonar.wire.sip.transport;

import java.io.IOException;
import java.io.Serial;

/// A stream in which the next message can no longer be found; the connection is of no more use.
final class BrokenStream extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  BrokenStream(String message) {
    super(message);
  }
}
