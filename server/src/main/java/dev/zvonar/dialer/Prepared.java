package dev.zvonar.dialer;

import dev.zvonar.message.Rendered;

/// A candidate whose message is ready.
record Prepared(Candidate candidate, Rendered message) {}
