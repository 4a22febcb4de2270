package dev.zvonar.web;

import java.io.IOException;

/// Carries a creating request out once, however often it is sent.
@FunctionalInterface
interface AnswerStore {
  Reply once(Route route, Ask ask) throws IOException;

  /// Knows nothing and carries every request out.
  static AnswerStore forgetful() {
    return (route, ask) -> route.handler().handle(ask);
  }
}
