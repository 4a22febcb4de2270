package dev.zvonar.message;

import dev.zvonar.scenario.Script;
import dev.zvonar.wire.rtp.Prompt;
import java.util.Map;

/// A message made ready for one callee: nothing is left to be looked up or synthesised.
///
/// @param script what the keys do
/// @param body the message itself; its sound is shared with other callees where it is the same
/// @param replies what is said after a key, by digit; holds every key of `script` that has a reply
public record Rendered(Script script, Prompt body, Map<Character, Prompt> replies) {
  public Rendered {
    replies = Map.copyOf(replies);
    for (Script.Key key : script.keys()) {
      if (key.hasReply() && !replies.containsKey(key.digit())) {
        throw new IllegalArgumentException("no reply is rendered for key " + key.digit());
      }
    }
  }
}
