package dev.zvonar.wire.sip.dialog;

/// Puts the far end's reliable provisional responses of one early dialog in order (RFC 3262 §4). Pure.
public final class ReliableIn {
  /// RSeq numbers are below 2^32 (§7.1); 0 is none.
  public static final long NONE = 0;

  private ReliableIn() {}

  /// What becomes of a response.
  public enum Verdict {
    /// Acknowledge by PRACK and hear it.
    TAKE,
    /// Heard before: its PRACK is under way or lost, and repeats itself.
    REPEAT,
    /// One before it is missing: neither acknowledged nor heard.
    TOO_SOON
  }

  /// Judges the response with this RSeq.
  ///
  /// @param last number taken last, [#NONE] before the first
  public static Verdict on(long last, long sequence) {
    // §4: the first one may have any number; after it each MUST be higher by one, else it MUST NOT
    // be
    // acknowledged by PRACK and MUST NOT be processed further.
    if (last == NONE || sequence == last + 1) {
      return Verdict.TAKE;
    }
    return sequence <= last ? Verdict.REPEAT : Verdict.TOO_SOON;
  }
}
