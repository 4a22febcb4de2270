package dev.zvonar.web;

import java.io.IOException;

/// Answers one request. Runs on the request's own virtual thread and may block.
///
/// Throws `Rejected` or `Unavailable` to refuse; both become a problem answer in the asker's
/// language.
@FunctionalInterface
public interface Handler {
  Reply handle(Ask ask) throws IOException;
}
