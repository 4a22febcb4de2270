package dev.zvonar.trunk;

import dev.zvonar.wire.sip.OptionsResult;

/// Whether a trunk answers, judged by its answers to OPTIONS. Pure; the watch keeps one a trunk.
///
/// One lost OPTIONS is a lost packet; two in a row are a trunk that does not answer. Any final
/// response is an answer (RFC 3261 §11.2): a carrier that says 405 lives.
///
/// @param missed OPTIONS without an answer, in a row
/// @param rttMicros the last round trip, 0 before the first
/// @param detail what the trunk last said, or that it said nothing
record Health(State state, int missed, long rttMicros, String detail) {
  /// What is known of a trunk that has not been asked yet.
  static final Health NOT_ASKED = new Health(State.UNKNOWN, 0, 0, "");

  private static final int MISSES_THAT_COUNT = 2;

  /// Gives what is known after one more OPTIONS.
  Health after(OptionsResult result) {
    if (result.reachable()) {
      String said = result.status() + " " + result.reason();
      return new Health(State.REACHABLE, 0, result.roundTripNanos() / 1000, said);
    }
    int misses = missed + 1;
    State now = misses >= MISSES_THAT_COUNT ? State.UNREACHABLE : state;
    return new Health(now, misses, rttMicros, "no answer to OPTIONS, " + misses + " in a row");
  }

  /// Gives what is known when the trunk could not even be asked.
  Health unasked(String why) {
    return new Health(State.UNREACHABLE, missed + 1, rttMicros, why);
  }

  /// How a trunk stands.
  enum State {
    UNKNOWN,
    REACHABLE,
    UNREACHABLE
  }
}
