package dev.zvonar.scenario;

import java.util.List;
import java.util.Optional;

/// What a message wants of the conversation beyond being played.
///
/// @param keys what each key does; a digit stands at most once
/// @param waitForKeyMs how long after the message a key is waited for, 0 to 60,000 ms; not used
///     when there are no keys
/// @param repeatsMax how often the callee may ask to hear the message again, 0 to 20
/// @param hangUpOnMachine whether an answering machine is left without a message
public record Script(List<Key> keys, int waitForKeyMs, int repeatsMax, boolean hangUpOnMachine) {
  private static final int WAIT_FOR_KEY_MS_MAX = 60_000;
  private static final int REPEATS_MAX = 20;

  public Script {
    keys = List.copyOf(keys);
    if (keys.stream().map(Key::digit).distinct().count() != keys.size()) {
      throw new IllegalArgumentException("a key stands twice in keys");
    }
    if (waitForKeyMs < 0 || waitForKeyMs > WAIT_FOR_KEY_MS_MAX) {
      throw new IllegalArgumentException("waitForKeyMs is not within 0 to " + WAIT_FOR_KEY_MS_MAX);
    }
    if (repeatsMax < 0 || repeatsMax > REPEATS_MAX) {
      throw new IllegalArgumentException("repeatsMax is not within 0 to " + REPEATS_MAX);
    }
  }

  /// Gives what `digit` does, if it does anything.
  public Optional<Key> key(char digit) {
    return keys.stream().filter(key -> key.digit() == digit).findFirst();
  }

  /// One key of the phone and its meaning.
  ///
  /// @param digit `0`-`9`, `*` or `#`
  /// @param hasReply whether something is said after the key
  public record Key(char digit, Does does, boolean hasReply) {
    public Key {
      if ("0123456789*#".indexOf(digit) < 0) {
        throw new IllegalArgumentException("digit is not a key of a phone: " + digit);
      }
    }
  }

  /// What a key does.
  public enum Does {
    /// Plays the message again from its start.
    REPEAT,
    /// Records that the callee has understood; the call ends after the reply.
    CONFIRM,
    /// Records that the callee is never to be called again; the call ends after the reply.
    OPT_OUT
  }
}
