package dev.zvonar.wire.rtp;

import java.io.IOException;
import java.io.Serial;

/// No session can be opened now: every port of the range is taken, or the engine is full.
public final class MediaExhausted extends IOException {
  @Serial private static final long serialVersionUID = 1;

  MediaExhausted(String message) {
    super(message);
  }
}
