package dev.zvonar.lab.carrier;

/// What happens to one call at the subscriber's end.
public sealed interface Fate {
  /// The phone rings and somebody, or something, answers.
  ///
  /// @param ringMs from the INVITE to the answer
  /// @param who a person or a machine
  /// @param keys pressed one after the other, empty for none
  /// @param keysAfterMs from the answer to the first key; the others follow two seconds apart
  /// @param hangUpAfterMs from the answer until the callee hangs up; 0 leaves it to the caller
  record Answers(int ringMs, Who who, String keys, int keysAfterMs, int hangUpAfterMs)
      implements Fate {}

  /// Refused with a status after a moment.
  ///
  /// @param ringMs how long it rings before; 0 does not ring
  /// @param reasonHeader value of a Reason header, empty for none
  record Refuses(int status, int ringMs, String reasonHeader) implements Fate {}

  /// It rings and nobody comes; the carrier gives up after a minute.
  record RingsOut() implements Fate {}

  /// Nothing ever comes back.
  record Vanishes() implements Fate {}

  /// Who answers.
  enum Who {
    /// Says hello and listens.
    PERSON,
    /// Plays a long greeting and a beep, and never hangs up first.
    MACHINE
  }
}
