package dev.zvonar.wire.sip;

/// A password that does not print itself.
public final class Secret {
  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /// Wraps the text.
  public static Secret of(String text) {
    return new Secret(text);
  }

  /// The text itself; for the digest alone.
  public String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return "***";
  }
}
