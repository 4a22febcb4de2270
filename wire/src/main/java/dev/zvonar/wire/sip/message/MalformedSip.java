package dev.zvonar.wire.sip.message;

/// Bytes or a header value that are not SIP. The message says what was wrong and where; it never
/// repeats more than a few characters of the offender. Never retry unchanged.
public final class MalformedSip extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedSip(String message) {
    // Floods of garbage must stay cheap: no stack trace, nobody reads it for bytes of a stranger.
    super(message, null, false, false);
  }
}
