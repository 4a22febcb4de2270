package dev.zvonar.wire.rtp;

import dev.zvonar.wire.audio.Codec;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The prompts of one session, played frame by frame in order; a ring, so that playing allocates
/// nothing. Mutable, written by the session's media thread alone.
final class Playlist {
  private final @Nullable Prompt[] prompts;
  private final long[] tokens;
  private int first;
  private int count;
  private int clip;
  private int frame;
  private float putMeanSquare;

  Playlist(int promptsMax) {
    this.prompts = new Prompt[promptsMax];
    this.tokens = new long[promptsMax];
  }

  /// Queues a prompt; the caller has made sure that there is room.
  void add(Prompt prompt, long token) {
    int place = (first + count) % prompts.length;
    prompts[place] = prompt;
    tokens[place] = token;
    count++;
  }

  /// Forgets everything and gives the number of prompts forgotten.
  int clear() {
    int forgotten = count;
    while (count > 0) {
      drop();
    }
    return forgotten;
  }

  /// Puts the next frame into `out`; gives false, and puts nothing, when the prompt at the head
  /// has no more or when there is none.
  boolean putFrame(Codec codec, ByteBuffer out) {
    Prompt prompt = prompts[first];
    if (prompt == null || !skipToFrame(prompt)) {
      putMeanSquare = 0;
      return false;
    }
    Clip playing = prompt.clip(clip);
    playing.putFrame(codec, frame, out);
    putMeanSquare = playing.meanSquare(frame);
    frame++;
    return true;
  }

  /// How loud the frame put last is, as the mean of its squared samples; 0 when none was put.
  float putMeanSquare() {
    return putMeanSquare;
  }

  /// Whether the prompt at the head has been played to its end.
  boolean headFinished() {
    Prompt prompt = prompts[first];
    return prompt != null && !skipToFrame(prompt);
  }

  boolean isEmpty() {
    return count == 0;
  }

  /// Takes the prompt at the head away and gives its token.
  long drop() {
    long token = tokens[first];
    prompts[first] = null;
    first = (first + 1) % prompts.length;
    count--;
    clip = 0;
    frame = 0;
    return token;
  }

  /// Makes the codes of `codec` for everything that waits.
  void prepare(Codec codec) {
    for (Prompt prompt : prompts) {
      if (prompt != null) {
        prompt.prepare(codec);
      }
    }
  }

  /// Moves the cursor to the next frame there is; gives false at the end of the prompt.
  private boolean skipToFrame(Prompt prompt) {
    while (clip < prompt.clips() && frame >= prompt.clip(clip).frames()) {
      clip++;
      frame = 0;
    }
    return clip < prompt.clips();
  }
}
