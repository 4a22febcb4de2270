package dev.zvonar.wire.rtp;

import dev.zvonar.wire.audio.Codec;
import java.net.InetSocketAddress;

/// The sound of one call. Every method may be called from any thread, does not block, and takes
/// effect on the media thread in the order of the calls, within 20 ms.
@SuppressWarnings("DoNotCallSuggester")
public final class MediaSession implements AutoCloseable {
  /// Prompts that may wait or play at once.
  public static final int PROMPTS_MAX = 64;

  /// Digits that may wait to be sent.
  public static final int DIGITS_MAX = 64;

  private MediaSession() {}

  /// The even UDP port to name in our SDP.
  public int localPort() {
    throw new UnsupportedOperationException("not laid yet");
  }

  /// Starts sending a frame every 20 ms to `remote`, silence while no prompt plays, and starts to
  /// listen for who answered. Packets are then sent to wherever the first valid packet came from
  /// (symmetric RTP, RFC 4961). May be called again when the far end moves; what plays goes on.
  ///
  /// @param payloadType the number the far end expects for `codec`
  /// @param telephoneEventPt the number it expects for digits, -1 when it takes none
  public void connect(
      InetSocketAddress remote, Codec codec, int payloadType, int telephoneEventPt) {
    throw new UnsupportedOperationException("not laid yet");
  }

  /// Queues a prompt behind what plays; `token` comes back through [MediaListener#onPlayed]. A
  /// prompt queued before [#connect] waits for it.
  ///
  /// @throws IllegalStateException when [#PROMPTS_MAX] prompts wait already
  public void play(Prompt prompt, long token) {
    throw new UnsupportedOperationException("not laid yet");
  }

  /// Stops what plays and forgets what waits.
  public void interrupt() {
    throw new UnsupportedOperationException("not laid yet");
  }

  /// Presses digits (0-9, `*`, `#`, A-D), 100 ms each, by RFC 4733, or as tones when the far end
  /// takes no telephone events. A prompt that plays pauses meanwhile.
  ///
  /// @throws IllegalArgumentException when a character is not a digit
  /// @throws IllegalStateException when more than [#DIGITS_MAX] would wait
  public void sendDigits(String digits) {
    throw new UnsupportedOperationException("not laid yet");
  }

  /// Hands the far end's sound to `sink` from now on, in place of the sink before it.
  public void listen(FrameSink sink) {
    throw new UnsupportedOperationException("not laid yet");
  }

  /// What has been moved so far.
  public MediaStats stats() {
    throw new UnsupportedOperationException("not laid yet");
  }

  /// Ends the sending and frees the port soon after; idempotent.
  @Override
  public void close() {
    throw new UnsupportedOperationException("not laid yet");
  }
}
