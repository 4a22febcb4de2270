package dev.zvonar.web;

import java.util.Optional;

/// Says who asks. The implementation reads the cookie or the token of the request; it may block.
@FunctionalInterface
public interface Gate {
  /// The caller the request proves, or nothing when it proves none.
  Optional<Caller> callerOf(Ask ask);
}
