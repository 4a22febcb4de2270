package dev.zvonar.wire.rtp;

import dev.zvonar.wire.audio.Codec;
import java.nio.ByteBuffer;

/// Takes the sound of the far end, packet by packet in the order of arrival, repeats left out:
/// for a recording, a recogniser, a test. Called on the media thread.
@FunctionalInterface
public interface FrameSink {
  /// Takes the codes between position and limit of `payload`, which is only lent for the call.
  ///
  /// @param timestamp the RTP timestamp, in samples
  void onFrame(Codec codec, int timestamp, ByteBuffer payload);
}
