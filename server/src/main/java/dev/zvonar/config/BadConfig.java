package dev.zvonar.config;

/// The configuration cannot be used; the message says where and what to change.
public final class BadConfig extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadConfig(String origin, String problem) {
    super(origin + ": " + problem);
  }
}
