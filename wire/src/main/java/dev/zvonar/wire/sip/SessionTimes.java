package dev.zvonar.wire.sip;

/// How long a session may live without a sign of life (RFC 4028).
///
/// @param intervalS Session-Expires we ask for and grant at most; 0 asks for no timer, but keeps one
///     the far end wants
/// @param minimumS Min-SE: shorter ones are refused with 422; below 90 is against the RFC and for tests
public record SessionTimes(int intervalS, int minimumS) {
  /// Half an hour, and no less than 90 s (§4).
  public static final SessionTimes STANDARD = new SessionTimes(1_800, 90);

  /// No timer of ours.
  public static final SessionTimes NONE = new SessionTimes(0, 90);

  public SessionTimes {
    if (minimumS < 1 || intervalS < 0 || (intervalS > 0 && intervalS < minimumS)) {
      throw new IllegalArgumentException(
          "session times need 1 <= minimumS <= intervalS, or intervalS 0, got "
              + minimumS
              + " and "
              + intervalS);
    }
  }
}
