package dev.zvonar.talk;

import dev.zvonar.wire.sdp.MalformedSdp;
import dev.zvonar.wire.sdp.Negotiated;
import dev.zvonar.wire.sdp.Sdp;
import java.util.Optional;

/// Reads what both sides wrote about sound.
final class Sdps {
  private Sdps() {}

  /// Reads our own offer back.
  static Sdp read(byte[] ours) {
    try {
      return Sdp.parse(ours);
    } catch (MalformedSdp bug) {
      throw new IllegalStateException("our own offer cannot be read", bug);
    }
  }

  /// What the answer agrees to; empty when it is none, or has no codec of ours.
  static Optional<Negotiated> agreed(Sdp offer, byte[] answer) {
    try {
      return Sdp.negotiate(offer, Sdp.parse(answer));
    } catch (MalformedSdp _) {
      return Optional.empty();
    }
  }
}
